namespace Netra.WebSockets;

/// <summary>Compares what a backplane answers with what it was asked for.</summary>
internal static class LogCheck
{
    /// <summary>Whether every entry is of this user, in the head's epoch, behind the known position, and without holes among them.</summary>
    public static bool Fits(UserId user, BackplanePosition? after, in BackplaneSlice slice)
    {
        var next = 0L;
        if (string.IsNullOrEmpty(slice.Head.Epoch) || slice.Head.Sequence < 0 || slice.Entries is null) return false;
        foreach (var entry in slice.Entries)
        {
            if (entry.Position.Epoch != slice.Head.Epoch || entry.Position.Sequence > slice.Head.Sequence) return false;
            if (next == 0 ? entry.Position.Sequence < Least(after, slice.Head) : entry.Position.Sequence != next) return false;
            if (!EventJson.IsOf(user, entry.Event.Span)) return false;
            next = entry.Position.Sequence + 1;
        }

        return true;
    }

    /// <summary>Whether an engine that has answered with this position has lost events that it had told of before.</summary>
    /// <param name="known">The head that was known before the question was asked, and the generation.</param>
    /// <param name="answered">The head, or for an append the event's place less one.</param>
    /// <param name="generation">The answer's generation.</param>
    public static bool HasGoneBack((BackplanePosition Head, long Generation)? known, BackplanePosition answered, long generation) =>
        known is { } before && before.Head.Epoch == answered.Epoch && (answered.Sequence < before.Head.Sequence || generation != before.Generation);

    private static long Least(BackplanePosition? after, BackplanePosition head) =>
        after is { } known && known.Epoch == head.Epoch && known.Sequence <= head.Sequence ? known.Sequence + 1 : 1;
}
