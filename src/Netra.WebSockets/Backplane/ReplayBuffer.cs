namespace Netra.WebSockets;

/// <summary>One log's events, oldest first, byte after byte over the blocks of a <see cref="ReplayMemory"/>. Not thread-safe.</summary>
internal sealed class ReplayBuffer(ReplayMemory memory, InMemoryUserLog owner)
{
    private readonly Queue<ReplayBlock> _blocks = new();
    private readonly Queue<(int Length, long AppendedAt)> _events = new();
    private ReplayBlock? _last;
    private int _start;
    private int _end = ReplayBlock.Size;

    public int Count => _events.Count;

    /// <summary>How many bytes the events have, without what is unused in the first and the last block.</summary>
    public long Bytes { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes, long now)
    {
        _events.Enqueue((bytes.Length, now));
        Bytes += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_end == ReplayBlock.Size)
            {
                _blocks.Enqueue(_last = memory.Rent(owner));
                _end = 0;
            }

            var part = bytes[..Math.Min(bytes.Length, ReplayBlock.Size - _end)];
            part.CopyTo(_last!.Bytes[_end..]);
            _end += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>When the oldest event was appended.</summary>
    public bool TryPeek(out long appendedAt)
    {
        var any = _events.TryPeek(out var oldest);
        appendedAt = oldest.AppendedAt;
        return any;
    }

    public void DropOldest()
    {
        var length = _events.Dequeue().Length;
        Bytes -= length;
        _start += length;
        while (_blocks.Count > 0 && (_events.Count == 0 || _start >= ReplayBlock.Size))
        {
            memory.Return(_blocks.Dequeue());
            _start -= ReplayBlock.Size;
        }

        if (_blocks.Count == 0) (_last, _start, _end) = (null, 0, ReplayBlock.Size);
    }

    /// <summary>Drops the events that begin in <paramref name="block"/>, if it is the oldest one here.</summary>
    /// <returns>How many.</returns>
    public int DropBlock(ReplayBlock block)
    {
        var dropped = 0;
        for (; _blocks.TryPeek(out var first) && first == block; dropped++) DropOldest();
        return dropped;
    }

    public void Clear()
    {
        while (_events.Count > 0) DropOldest();
    }

    /// <summary>Copies events, oldest first: what is copied stays as it is, whatever is dropped later.</summary>
    /// <param name="latest">How many of the latest to consider.</param>
    /// <param name="maxBytes">Stop there, but not before the first.</param>
    public List<ReadOnlyMemory<byte>> Copy(int latest, int maxBytes)
    {
        List<ReadOnlyMemory<byte>> copies = [];
        if (latest == 0) return copies;
        var skipped = _events.Count - latest;
        var at = _start;
        var copied = 0L;
        using var blocks = ((IEnumerable<ReplayBlock>)_blocks).GetEnumerator();
        if (!blocks.MoveNext()) return copies;
        foreach (var (length, _) in _events)
        {
            var isWanted = skipped-- <= 0;
            if (isWanted && copies.Count > 0 && copied + length > maxBytes) break;
            var copy = isWanted ? new byte[length] : [];
            for (var done = 0; done < length;)
            {
                if (at == ReplayBlock.Size)
                {
                    blocks.MoveNext();
                    at = 0;
                }

                var part = Math.Min(length - done, ReplayBlock.Size - at);
                if (isWanted) blocks.Current.Bytes.Slice(at, part).CopyTo(copy.AsSpan(done));
                at += part;
                done += part;
            }

            if (!isWanted) continue;
            copied += length;
            copies.Add(copy);
        }

        return copies;
    }
}
