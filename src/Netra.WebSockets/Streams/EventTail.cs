namespace Netra.WebSockets;

/// <summary>
/// The newest events of a user's log, as frames that all of the user's connections share. A frame leaves when every connection
/// has taken it, at the latest when the limits of a queue are reached; a connection that needs an older one reads the log.
/// Not thread-safe; called under the lock of the user's stream.
/// </summary>
internal sealed class EventTail(WebSocketManagerOptions options)
{
    private const int SmallCapacity = 4;

    /// <summary>An empty ring that has grown beyond it is not kept: most users are idle.</summary>
    private const int MaxKeptCapacity = 16;

    private OutgoingFrame[] _ring = [];
    private int _start;
    private int _count;
    private int _bytes;

    /// <summary>The last event known; null if the log has not been heard of.</summary>
    public BackplanePosition? Head { get; private set; }

    /// <summary>The sequence of the oldest frame here; behind the head where there is none.</summary>
    private long First => (Head?.Sequence ?? 0) - _count + 1;

    /// <summary>Takes over the frame behind <see cref="Head"/>, or the first one of another part of the log.</summary>
    public void Push(in OutgoingFrame frame)
    {
        if (Head is not { } head || head.Epoch != frame.Position.Epoch || head.Sequence + 1 != frame.Position.Sequence) Clear();
        if (_count == _ring.Length) Grow();
        _ring[(_start + _count) & (_ring.Length - 1)] = frame;
        _count++;
        _bytes += frame.Bytes.Length;
        Head = frame.Position;
        while (_count > 1 && (_count > options.QueueFrames || _bytes > options.QueueBytes)) DropOldest();
    }

    /// <summary>The log has this head; what leads to it is not here.</summary>
    public void Jump(BackplanePosition? head)
    {
        Clear();
        Head = head;
    }

    /// <summary>The frame of a sequence, held for the caller.</summary>
    public bool TryHold(long sequence, out OutgoingFrame frame)
    {
        frame = default;
        var index = sequence - First;
        if (index < 0 || index >= _count) return false;
        frame = _ring[(_start + (int)index) & (_ring.Length - 1)];
        frame.Buffer?.Hold();
        return true;
    }

    /// <summary>Drops the frames up to a sequence, which every connection has taken.</summary>
    public void DropUpTo(long sequence)
    {
        while (_count > 0 && First <= sequence) DropOldest();
    }

    /// <summary>The last sequence that has to leave to make room for an event; 0 if there is room.</summary>
    public long LastToLeaveFor(int bytes)
    {
        var (count, used, last) = (_count + 1, _bytes + bytes, 0L);
        for (var index = 0; index < _count && (count > options.QueueFrames || used > options.QueueBytes); index++, count--)
        {
            used -= _ring[(_start + index) & (_ring.Length - 1)].Bytes.Length;
            last = First + index;
        }

        return last;
    }

    /// <summary>Drops all frames; the head stays.</summary>
    public void Clear()
    {
        while (_count > 0) DropOldest();
    }

    private void DropOldest()
    {
        ref var oldest = ref _ring[_start];
        _bytes -= oldest.Bytes.Length;
        oldest.Buffer?.Release();
        oldest = default;
        _start = (_start + 1) & (_ring.Length - 1);
        if (--_count == 0 && _ring.Length > MaxKeptCapacity) (_ring, _start) = ([], 0);
    }

    private void Grow()
    {
        var larger = new OutgoingFrame[Math.Max(SmallCapacity, _ring.Length * 2)];
        for (var index = 0; index < _count; index++) larger[index] = _ring[(_start + index) & (_ring.Length - 1)];
        (_ring, _start) = (larger, 0);
    }
}
