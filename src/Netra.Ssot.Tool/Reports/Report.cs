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

/// <summary>A row of a table of counts.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Reported">Violations that no baseline freezes.</param>
/// <param name="Frozen">Violations that a baseline freezes.</param>
/// <param name="Planned">Violations of both kinds for which the analysis knows a rewrite.</param>
/// <param name="Fixable">Those for which the engine has proved it; null where it was not asked.</param>
internal sealed record CountRow(string Name, int Reported, int Frozen, int Planned, int? Fixable);

/// <summary>What a check found, for every way to show it.</summary>
/// <param name="Loaded">The solution.</param>
/// <param name="Analysis">What the suite found.</param>
/// <param name="Findings">The violations, those that were asked for.</param>
/// <param name="Stale">Baseline entries that have shrunk.</param>
/// <param name="BaselineProblems">Baseline lines that cannot be read.</param>
/// <param name="CompileErrors">What does not compile: then what is found is not all.</param>
/// <param name="IsProved">Whether the engine has proved which of the planned rewrites compile.</param>
internal sealed record Report(
    LoadedSolution Loaded,
    SolutionAnalysis Analysis,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<StaleEntry> Stale,
    IReadOnlyList<string> BaselineProblems,
    IReadOnlyList<string> CompileErrors,
    bool IsProved)
{
    public IEnumerable<Finding> Visible => Findings.Where(finding => !finding.IsFrozen);

    /// <summary>Uses whose analysis ended with an exception: a fault of the suite, and not the last word on the code.</summary>
    public IEnumerable<Finding> Failed => Findings.Where(finding => finding.HasFailed);

    public int VisibleFrom(DiagnosticSeverity severity) => Visible.Count(finding => finding.Severity >= severity);

    public static Report Of(LoadedSolution loaded, SolutionAnalysis analysis, IReadOnlyList<Finding> findings, IReadOnlyList<string> compileErrors,
        bool isProved)
    {
        var stale = analysis.Baselines.Files.SelectMany(file =>
        {
            var counts = analysis.Counts.GetValueOrDefault(file.Key) ?? [];
            return file.Value.Entries.OrderBy(entry => entry.Line)
                .Where(entry => counts.GetValueOrDefault(entry.Key) < entry.Count)
                .Select(entry => new StaleEntry(loaded.Relative(file.Key), entry, counts.GetValueOrDefault(entry.Key)));
        });
        return new Report(loaded, analysis, findings, [.. stale], [.. analysis.Baselines.Problems(loaded)], compileErrors, isProved);
    }

    /// <summary>The whole as one row.</summary>
    public CountRow Total => Count("", Findings);

    public IEnumerable<CountRow> ByRole => CountBy(finding => [RoleOf(finding)]);

    public IEnumerable<CountRow> ByRule => CountBy(finding => [finding.RuleId]).OrderBy(row => row.Name, StringComparer.Ordinal);

    public IEnumerable<CountRow> ByProject => CountBy(finding => finding.Projects);

    public IEnumerable<CountRow> ByFile => CountBy(finding => [Loaded.Relative(finding.Path)]);

    public static string RoleOf(Finding finding) => finding.Role.Length > 0 ? finding.Role : "(no role)";

    /// <summary>The number of violations by something, with the most first.</summary>
    private IEnumerable<CountRow> CountBy(Func<Finding, IEnumerable<string>> names) =>
        Findings.SelectMany(finding => names(finding), (finding, name) => (Name: name, Finding: finding))
            .GroupBy(item => item.Name, item => item.Finding)
            .Select(group => Count(group.Key, [.. group]))
            .OrderByDescending(row => row.Reported + row.Frozen)
            .ThenBy(row => row.Name, StringComparer.Ordinal);

    private CountRow Count(string name, IReadOnlyCollection<Finding> findings) => new(
        name,
        findings.Count(finding => !finding.IsFrozen),
        findings.Count(finding => finding.IsFrozen),
        findings.Count(finding => finding.IsPlanned),
        IsProved ? findings.Count(finding => finding.IsFixable == true) : null);

    public static string TitleOf(string ruleId) =>
        Suite.Rules.First(rule => rule.Id == ruleId).Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
