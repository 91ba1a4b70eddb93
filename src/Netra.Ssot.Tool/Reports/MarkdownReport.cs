using System.Text;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report for a pull request or a job's summary.</summary>
internal static class MarkdownReport
{
    private const int WorstFiles = 20;

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        var frozen = report.Findings.Count(finding => finding.IsFrozen);
        text.Append("# ssot check: ").Append(Path.GetFileName(report.Loaded.List.Target)).Append("\n\n");
        text.Append($"**{report.Visible.Count()} reported, {frozen} frozen in the baseline**, {report.Findings.Count(finding => finding.IsFixable)} of all fixable.\n");

        Table(text, "Role", report.ByRole);
        Table(text, "Rule", report.ByRule.Select(row => ($"{row.Name} {Report.TitleOf(row.Name)}", row.Visible, row.Frozen, row.Fixable)));
        Table(text, "Project", report.ByProject);
        Table(text, "File", report.ByFile.Take(WorstFiles));

        if (report.Stale.Count > 0)
        {
            text.Append("\n## Baseline entries that have shrunk\n\n`ssot baseline update` takes them out.\n\n");
            foreach (var stale in report.Stale)
                text.Append($"- `{stale.File}`({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in `{stale.Entry.Key.Symbol}` for `{stale.Entry.Key.Target}`: {stale.Entry.Count} frozen, {stale.Found} there\n");
        }

        List(text, "Baseline lines that cannot be read", report.BaselineProblems);
        List(text, "Does not compile: what is reported is not all", report.CompileErrors);
        List(text, "Notes", report.Loaded.Notes);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string what, IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        text.Append($"\n| {what} | Reported | Frozen | Fixable |\n|---|---:|---:|---:|\n");
        foreach (var row in all)
            text.Append($"| {row.Name.Replace("|", "\\|", StringComparison.Ordinal)} | {row.Visible} | {row.Frozen} | {row.Fixable} |\n");
    }

    private static void List(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        text.Append($"\n## {title}\n\n");
        foreach (var line in lines)
            text.Append("- ").Append(line.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
    }
}
