using System.Text;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report for a pull request or a job's summary.</summary>
internal static class MarkdownReport
{
    private const int WorstFiles = 20;
    private const int Listed = 200;

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.Append("# ssot check: ").Append(Path.GetFileName(report.Loaded.List.Target)).Append("\n\n");
        text.Append(
            $"**{Plural.Of(report.Total.Reported, "violation")} reported, {report.Total.Frozen} frozen in the baseline**, {report.Total.Planned} of all planned{(report.Total.Fixable is { } fixable ? $", {fixable} fixable" : "")}.\n");

        Table(text, "Role", report.ByRole);
        Table(text, "Rule", report.ByRule.Select(row => row with { Name = $"{row.Name} {Report.TitleOf(row.Name)}" }));
        Table(text, "Project", report.ByProject);
        Table(text, "File", report.ByFile.Take(WorstFiles));
        Violations(text, report);

        if (report.Stale.Count > 0)
        {
            text.Append("\n## Baseline entries that have shrunk\n\n`ssot baseline update` removes them.\n\n");
            foreach (var stale in report.Stale)
            {
                text.Append(
                    $"- `{stale.File}`({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in `{stale.Entry.Key.Symbol}` for `{stale.Entry.Key.Target}`: {stale.Entry.Count} frozen, {stale.Found} there\n");
            }
        }

        List(text, "Baseline lines that cannot be read", report.BaselineProblems);
        List(text, "Does not compile: violations may be missing", report.CompileErrors);
        List(text, "Notes", report.Loaded.Notes);
        return text.ToString();
    }

    private static void Violations(StringBuilder text, Report report)
    {
        if (report.Findings.Count == 0)
            return;

        text.Append("\n## Violations\n\n");
        foreach (var finding in report.Findings.Take(Listed))
        {
            text.Append(
                $"- `{report.Loaded.Relative(finding.Path)}({finding.Line},{finding.Column})`: {finding.RuleId} {Escape(finding.Message)}{(finding.IsFrozen ? " (frozen)" : "")}{(finding.Reason is { Kind: not ReasonKind.Analysis } reason ? $"  \n  {Escape(reason.Text)}" : "")}\n");
        }

        if (report.Findings.Count > Listed)
            text.Append($"- … and {report.Findings.Count - Listed} more: `ssot check` lists all\n");
    }

    private static void Table(StringBuilder text, string what, IEnumerable<CountRow> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        var isProved = all[0].Fixable is not null;
        text.Append($"\n| {what} | Reported | Frozen | Planned |{(isProved ? " Fixable |" : "")}\n|---|---:|---:|---:|{(isProved ? "---:|" : "")}\n");
        foreach (var row in all)
            text.Append($"| {Escape(row.Name)} | {row.Reported} | {row.Frozen} | {row.Planned} |{(isProved ? $" {row.Fixable} |" : "")}\n");
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal);

    private static void List(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        text.Append($"\n## {title}\n\n");
        foreach (var line in lines)
            text.Append("- ").Append(line.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
    }
}
