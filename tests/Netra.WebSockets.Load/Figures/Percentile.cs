namespace Netra.WebSockets.Load;

/// <summary>Percentiles by the nearest rank: always a value that was measured.</summary>
internal static class Percentile
{
    /// <param name="values">In any order; left as they are.</param>
    /// <param name="part">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static long Of(ReadOnlySpan<long> values, double part)
    {
        if (values.IsEmpty) throw new ArgumentException("There is no percentile of nothing.", nameof(values));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var rank = (int)Math.Ceiling(part * sorted.Length);
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1];
    }
}
