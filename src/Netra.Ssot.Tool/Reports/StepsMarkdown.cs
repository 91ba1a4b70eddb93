using System.Text;
using Netra.Ssot.Tool.Migration;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The steps of a migration with their reviewers, as Markdown for a tracking issue or for pull requests.</summary>
internal static class StepsMarkdown
{
    private const int CommitLength = 10;

    /// <param name="title">What the table is about.</param>
    /// <param name="introduction">What holds of all steps, in a sentence or two.</param>
    /// <param name="outcomes">The steps, in their order.</param>
    /// <param name="reviewersOf">Who reviews a file, by its full path.</param>
    /// <param name="relative">The path of a file as the reader knows it.</param>
    public static string Write(string title, string introduction, IReadOnlyList<StepOutcome> outcomes, Func<string, IReadOnlyList<string>> reviewersOf,
        Func<string, string> relative)
    {
        var text = new StringBuilder().Append("# ").Append(title).Append("\n\n").Append(introduction).Append("\n\n");
        text.Append("| | step | reviewers | branch | fixed | files | state |\n|---|---|---|---|---|---|---|\n");
        foreach (var (result, branch, commit) in outcomes)
        {
            var reviewers = result.Files.SelectMany(reviewersOf).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
            text.Append("| [ ] | ").Append(Cell(result.Name))
                .Append(" | ").Append(reviewers.Count == 0 ? "none" : string.Join(", ", reviewers.Select(Cell)))
                .Append(" | ").Append(branch is null ? "" : $"`{branch}`{(commit is null ? "" : $" {commit[..Math.Min(CommitLength, commit.Length)]}")}")
                .Append(" | ").Append(result.IsRolledBack ? "" : result.New > 0 ? $"{result.Fixed}, {result.New} new" : $"{result.Fixed}")
                .Append(" | ").Append(result.Files.Count)
                .Append(" | ").Append(result.IsRolledBack ? "rolled back" : branch is null ? "taken" : commit is null ? "planned" : "verified")
                .Append(" |\n");
        }

        foreach (var (result, _, _) in outcomes)
        {
            text.Append("\n## ").Append(Cell(result.Name)).Append("\n\n");
            if (result.Obstacle is { } obstacle)
                text.Append("Rolled back:\n\n```\n").Append(obstacle).Append("\n```\n\n");
            foreach (var line in result.Lines)
                text.Append("- ").Append(line).Append('\n');
            foreach (var file in result.Files.Order(StringComparer.Ordinal))
                text.Append("- `").Append(relative(file)).Append("`\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
