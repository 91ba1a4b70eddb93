using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Baselines;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Migration;

/// <summary>Takes the baselines along with a step: what it fixed goes, and what it turned into something else is carried over.</summary>
internal static class BaselineCarry
{
    /// <summary>
    /// The baselines after a step. A frozen violation may become another one (a superseded type in a static field becomes a
    /// canonical one there); it stays frozen under its new name, as long as the sum does not grow.
    /// </summary>
    public static IReadOnlyList<BaselineChange> Changes(SolutionAnalysis before, SolutionAnalysis after)
    {
        var changes = new List<BaselineChange>();
        foreach (var (path, file) in before.Baselines.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var frozen = BaselineChange.Of(file);
            var foundAfter = after.Counts.GetValueOrDefault(path) ?? [];
            var kept = BaselineChange.Shrink(frozen, foundAfter);
            var carried = WithGrowth(kept, before.Counts.GetValueOrDefault(path) ?? [], foundAfter);
            var result = carried.Values.Sum() <= frozen.Values.Sum() ? carried : kept;
            if (result.Count != frozen.Count || result.Any(entry => frozen.GetValueOrDefault(entry.Key) != entry.Value))
                changes.Add(new BaselineChange(path, frozen, result));
        }

        return changes;
    }

    /// <summary>
    /// The baselines after a step on a branch of its own: only what became another violation is added. Nothing is lowered there,
    /// since branches that lower the same file would not merge; fewer violations than frozen are never an error.
    /// </summary>
    public static IReadOnlyList<BaselineChange> Additions(SolutionAnalysis before, SolutionAnalysis after)
    {
        var changes = new List<BaselineChange>();
        foreach (var (path, file) in before.Baselines.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var frozen = BaselineChange.Of(file);
            var foundBefore = before.Counts.GetValueOrDefault(path) ?? [];
            var foundAfter = after.Counts.GetValueOrDefault(path) ?? [];
            var carried = WithGrowth(BaselineChange.Shrink(frozen, foundAfter), foundBefore, foundAfter);
            var grown = WithGrowth(frozen, foundBefore, foundAfter);
            if (carried.Values.Sum() <= frozen.Values.Sum() && grown.Values.Sum() > frozen.Values.Sum())
                changes.Add(new BaselineChange(path, frozen, grown));
        }

        return changes;
    }

    private static Dictionary<BaselineKey, int> WithGrowth(IReadOnlyDictionary<BaselineKey, int> entries, Dictionary<BaselineKey, int> foundBefore,
        Dictionary<BaselineKey, int> foundAfter)
    {
        var grown = new Dictionary<BaselineKey, int>(entries);
        foreach (var (key, count) in foundAfter)
        {
            if (count > foundBefore.GetValueOrDefault(key))
                grown[key] = grown.GetValueOrDefault(key) + count - foundBefore.GetValueOrDefault(key);
        }

        return grown;
    }
}
