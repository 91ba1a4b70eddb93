namespace Netra.WebSockets;

/// <summary>The last append of each producer of one log in memory, so that a repeated one is recognized. Not thread-safe.</summary>
internal sealed class LogProducers(TimeSpan window, TimeProvider time)
{
    /// <summary>More than that, and the ones that have been silent for the window are dropped.</summary>
    private const int Crowd = 8;

    private readonly List<(string Producer, long Number, long Sequence, long UsedAt)> _last = [];

    /// <summary>Whether the append is a repetition or late; then its answer.</summary>
    /// <param name="id">The append's id.</param>
    /// <param name="outcome">The answer.</param>
    /// <param name="sequence">The place that the former attempt got.</param>
    public bool TryRecognize(BackplaneEventId id, out BackplaneAppendOutcome outcome, out long sequence)
    {
        (outcome, sequence) = (BackplaneAppendOutcome.Appended, 0);
        var index = IndexOf(id.Producer);
        if (index < 0 || _last[index].Number < id.Number) return false;
        sequence = _last[index].Sequence;
        if (_last[index].Number > id.Number) outcome = BackplaneAppendOutcome.Superseded;
        return true;
    }

    public void Record(BackplaneEventId id, long sequence)
    {
        var mark = (id.Producer, id.Number, sequence, time.GetTimestamp());
        var index = IndexOf(id.Producer);
        if (index >= 0)
        {
            _last[index] = mark;
            return;
        }

        if (_last.Count >= Crowd) _last.RemoveAll(last => time.GetElapsedTime(last.UsedAt) >= window);
        _last.Add(mark);
    }

    public void Clear() => _last.Clear();

    private int IndexOf(string producer)
    {
        for (var index = 0; index < _last.Count; index++)
        {
            if (_last[index].Producer == producer) return index;
        }

        return -1;
    }
}
