namespace Netra.WebSockets;

/// <summary>What a connection gets before its first live event.</summary>
/// <param name="Head">The last event's place when the log was read; a live event up to it has been replayed.</param>
/// <param name="Gap">What can no longer be replayed, or null.</param>
/// <param name="Entries">The first part of what is replayed, oldest first.</param>
internal sealed record Recovery(BackplanePosition Head, ReplayGap? Gap, IReadOnlyList<BackplaneEntry> Entries)
{
    /// <summary>How many events are replayed: those of <see cref="Entries"/>, and what the log has behind them up to <see cref="Head"/>.</summary>
    public long Count { get; } = Entries is [var first, ..] ? Head.Sequence - first.Position.Sequence + 1 : 0;

    /// <summary>The last position before the replay.</summary>
    public BackplanePosition Start => Head with { Sequence = Head.Sequence - Count };

    /// <summary>The first part of what is replayed, oldest first; nothing once it has been sent.</summary>
    public IReadOnlyList<BackplaneEntry> Entries { get; private set; } = Entries;

    /// <summary>What has been sent need not live as long as its connection.</summary>
    public void Forget() => Entries = [];

    /// <param name="cursor">The last event that the client has; null for a client that has none, and so misses none.</param>
    /// <param name="slice">What the log holds behind it.</param>
    public static Recovery From(BackplanePosition? cursor, BackplaneSlice slice)
    {
        var oldest = slice.Entries is [var first, ..] ? first.Position.Sequence : slice.Head.Sequence + 1;
        ReplayGap? gap = cursor switch
        {
            null => null,
            { } known when known.Epoch != slice.Head.Epoch || known.Sequence > slice.Head.Sequence => new ReplayGap(1, oldest - 1, ReplayGap.EpochChanged),
            { } known when known.Sequence + 1 < oldest => new ReplayGap(known.Sequence + 1, oldest - 1, ReplayGap.Expired),
            _ => null,
        };
        return new Recovery(slice.Head, gap, slice.Entries);
    }
}
