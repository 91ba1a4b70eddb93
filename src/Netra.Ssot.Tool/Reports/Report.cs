using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.Ssot.Tool.Reports;

/// <summary>An entry of a baseline that fewer violations answer to than it freezes.</summary>
/// <param name="File">The baseline, relative to the solution.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Found">How many there are, over all frameworks.</param>
internal sealed record StaleEntry(string File, BaselineEntry Entry, int Found);

/// <summary>What a check found, for every way to show it.</summary>
/// <param name="Loaded">The solution.</param>
/// <param name="Analysis">What the suite found.</param>
/// <param name="Findings">The violations, those that were asked for.</param>
/// <param name="Stale">Baseline entries that have shrunk.</param>
/// <param name="BaselineProblems">Baseline lines that cannot be read.</param>
/// <param name="CompileErrors">What does not compile: then what is found is not all.</param>
internal sealed record Report(
    LoadedSolution Loaded,
    SolutionAnalysis Analysis,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<StaleEntry> Stale,
    IReadOnlyList<string> BaselineProblems,
    IReadOnlyList<string> CompileErrors)
{
    public IEnumerable<Finding> Visible => Findings.Where(finding => !finding.IsFrozen);

    public int VisibleFrom(DiagnosticSeverity severity) => Visible.Count(finding => finding.Severity >= severity);

    public static Report Of(LoadedSolution loaded, SolutionAnalysis analysis, IReadOnlyList<Finding> findings, IReadOnlyList<string> compileErrors)
    {
        var stale = analysis.Baselines.Files.SelectMany(file =>
        {
            var counts = analysis.Counts.GetValueOrDefault(file.Key) ?? [];
            return file.Value.Entries.OrderBy(entry => entry.Line)
                .Where(entry => counts.GetValueOrDefault(entry.Key) < entry.Count)
                .Select(entry => new StaleEntry(loaded.Relative(file.Key), entry, counts.GetValueOrDefault(entry.Key)));
        });
        return new Report(loaded, analysis, findings, [.. stale], [.. analysis.Baselines.Problems(loaded)], compileErrors);
    }

    /// <summary>The number of violations by something, with the most first.</summary>
    public IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> CountBy(Func<Finding, IEnumerable<string>> names) =>
        Findings.SelectMany(finding => names(finding).Select(name => (Name: name, Finding: finding)))
            .GroupBy(item => item.Name)
            .Select(group => (
                group.Key,
                group.Count(item => !item.Finding.IsFrozen),
                group.Count(item => item.Finding.IsFrozen),
                group.Count(item => item.Finding.IsFixable)))
            .OrderByDescending(row => row.Item2 + row.Item3)
            .ThenBy(row => row.Key, StringComparer.Ordinal);

    public IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> ByRole => CountBy(finding => [finding.Role.Length > 0 ? finding.Role : "(no role)"]);

    public IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> ByRule => CountBy(finding => [finding.RuleId]).OrderBy(row => row.Name, StringComparer.Ordinal);

    public IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> ByProject => CountBy(finding => finding.Projects);

    public IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> ByFile => CountBy(finding => [Loaded.Relative(finding.Path)]);

    public static string TitleOf(string ruleId) => Suite.Rules.First(rule => rule.Id == ruleId).Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
