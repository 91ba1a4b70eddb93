namespace Netra.WebSockets.Load;

/// <summary>What became of the runs that are not whole: whether anybody was told.</summary>
/// <param name="Count">How many runs there were to be.</param>
/// <param name="Whole">How many came complete and in order.</param>
/// <param name="Told">Of how many others the sender had no confirmation, or the tab was told that something may be missing.</param>
internal sealed record RunLosses(int Count, int Whole, int Told)
{
    public static readonly RunLosses None = new(0, 0, 0);

    /// <summary>How many are lost without a word to anybody.</summary>
    public int Silent => Count - Whole - Told;

    public double WholePercent => 100.0 * Whole / Count;

    public double SilentPercent => 100.0 * Silent / Count;

    /// <param name="tracker">What the tabs have seen.</param>
    /// <param name="offset">The first run's place in what the tabs have seen.</param>
    /// <param name="order">What one server was to send.</param>
    /// <param name="unconfirmed">The numbers of the runs that the peer did not confirm to its application.</param>
    /// <param name="isToldOfAGap">Whether a user's tab was told.</param>
    public static RunLosses Of(RunTracker tracker, int offset, RunOrder order, IReadOnlyCollection<int> unconfirmed, Func<int, bool> isToldOfAGap)
    {
        var known = unconfirmed.ToHashSet();
        var whole = 0;
        var told = 0;
        for (var index = 0; index < order.Count; index++)
        {
            if (tracker.IsWhole(offset + index)) whole++;
            else if (known.Contains(order.First + index) || isToldOfAGap(order.UserOf(index))) told++;
        }

        return new RunLosses(order.Count, whole, told);
    }

    public static RunLosses operator +(RunLosses one, RunLosses other) => new(one.Count + other.Count, one.Whole + other.Whole, one.Told + other.Told);
}
