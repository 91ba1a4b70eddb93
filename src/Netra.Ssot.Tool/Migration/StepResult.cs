using System.Globalization;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Migration;

/// <summary>How many violations of one rule a step fixed, less those that it brought; negative where it brought more.</summary>
internal sealed record RuleChange(string RuleId, int Fixed);

/// <summary>What became of one step of a migration.</summary>
/// <param name="Name">The role, rule or folder that the step was about.</param>
/// <param name="Changes">The changes by rule; a rule without one is left out.</param>
/// <param name="Files">The files that it changed or deleted, by full path.</param>
/// <param name="Obstacle">Why it was rolled back; null where it was not.</param>
internal sealed record StepResult(string Name, IReadOnlyList<RuleChange> Changes, IReadOnlyList<string> Files, string? Obstacle)
{
    public bool IsRolledBack => Obstacle is not null;

    /// <summary>Violations that are gone.</summary>
    public int Fixed => Changes.Where(change => change.Fixed > 0).Sum(change => change.Fixed);

    /// <summary>Violations of other rules that the rewritten code has: a superseded type in a static field becomes a canonical one there.</summary>
    public int New => -Changes.Where(change => change.Fixed < 0).Sum(change => change.Fixed);

    /// <summary>The counts, the same on the console and in the message of a commit.</summary>
    public string Summary =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Plural.Of(Fixed, "violation")} fixed in {Plural.Of(Files.Count, "file")}{(New > 0 ? $", {New} new" : "")}");

    /// <summary>A line for each rule.</summary>
    public IEnumerable<string> Lines =>
        Changes.Select(change => change.Fixed > 0 ? $"{change.RuleId}: {change.Fixed} fixed" : $"{change.RuleId}: {-change.Fixed} new");

    public static IReadOnlyList<RuleChange> Compare(SolutionAnalysis before, SolutionAnalysis after) =>
        [.. before.Findings.Concat(after.Findings).Select(finding => finding.RuleId).Distinct().Order(StringComparer.Ordinal)
            .Select(rule => new RuleChange(rule,
                before.Findings.Count(finding => finding.RuleId == rule) - after.Findings.Count(finding => finding.RuleId == rule)))
            .Where(change => change.Fixed != 0)];

    /// <summary>A violation that could be fixed, with the reason why the steps have left it.</summary>
    /// <param name="finding">A violation after the steps.</param>
    /// <param name="step">The step that was about it.</param>
    /// <param name="results">What became of the steps.</param>
    public static Finding Explain(Finding finding, string step, IReadOnlyList<StepResult> results)
    {
        if (finding.IsFixable != true)
            return finding;

        var text = results.FirstOrDefault(result => result.Name == step) is { Obstacle: { } obstacle }
            ? $"the step '{step}' was rolled back: {obstacle.ReplaceLineEndings(" ")}"
            : "another step made the rewrite possible: run 'ssot migrate' again";
        return finding with { Reason = new Reason(ReasonKind.Step, text) };
    }
}
