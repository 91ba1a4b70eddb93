namespace Netra.WebSockets;

/// <summary>
/// The memory of all logs of a process, in blocks. It knows which block in use is the oldest, so that a limit over all users
/// costs the oldest events, whosever they are.
/// </summary>
/// <param name="limit">How many bytes may be in use; an append exceeds it for as long as it takes to drop the oldest block.</param>
internal sealed class ReplayMemory(long limit)
{
    private readonly Lock _gate = new();
    private readonly List<ReplaySlab> _withRoom = [];
    private ReplayBlock? _oldest;
    private ReplayBlock? _newest;
    private long _used;

    /// <summary>How many bytes are in use, in whole blocks.</summary>
    public long UsedBytes => Volatile.Read(ref _used);

    public ReplayBlock Rent(InMemoryUserLog owner)
    {
        lock (_gate)
        {
            if (_withRoom.Count == 0) AddRoom(new ReplaySlab());
            var slab = _withRoom[^1];
            var block = slab.Take();
            if (slab.IsFull) RemoveRoom(slab);

            block.Owner = owner;
            block.Older = _newest;
            if (_newest is null) _oldest = block;
            else _newest.Newer = block;
            _newest = block;
            _used += ReplayBlock.Size;
            return block;
        }
    }

    public void Return(ReplayBlock block)
    {
        lock (_gate)
        {
            if (block.Older is null) _oldest = block.Newer;
            else block.Older.Newer = block.Newer;
            if (block.Newer is null) _newest = block.Older;
            else block.Newer.Older = block.Older;
            (block.Owner, block.Older, block.Newer) = (null, null, null);
            _used -= ReplayBlock.Size;

            var slab = block.Slab;
            if (slab.IsFull) AddRoom(slab);
            slab.Put(block);
            // One unused slab stays, so that a log at the edge of it does not allocate one again and again.
            if (slab.IsUnused && _withRoom.Count > 1) RemoveRoom(slab);
        }
    }

    /// <summary>The oldest block in use and its log, while more is in use than allowed.</summary>
    public bool TryGetOverdue(out InMemoryUserLog owner, out ReplayBlock block)
    {
        lock (_gate)
        {
            (block, owner) = (_oldest!, _oldest?.Owner!);
            return _used > limit && block is not null;
        }
    }

    private void AddRoom(ReplaySlab slab)
    {
        slab.Index = _withRoom.Count;
        _withRoom.Add(slab);
    }

    private void RemoveRoom(ReplaySlab slab)
    {
        var last = _withRoom[^1];
        _withRoom[slab.Index] = last;
        last.Index = slab.Index;
        _withRoom.RemoveAt(_withRoom.Count - 1);
    }
}
