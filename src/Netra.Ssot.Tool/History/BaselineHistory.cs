using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.History;

/// <summary>What the baselines of a solution froze at one time.</summary>
/// <param name="Time">When that was committed; of the files on disk, now.</param>
/// <param name="Counts">How many violations of each key.</param>
internal sealed record HistoryPoint(DateTimeOffset Time, IReadOnlyDictionary<BaselineKey, int> Counts);

/// <summary>The baselines of a solution over time, from git.</summary>
/// <param name="Points">The states, the oldest first, and the files on disk last. Empty where there is no history.</param>
/// <param name="Notes">What a reader has to know of it, a sentence each: why it is missing, or begins late.</param>
internal sealed record BaselineHistory(IReadOnlyList<HistoryPoint> Points, IReadOnlyList<string> Notes)
{
    public static BaselineHistory None(string why) => new([], [why]);
}
