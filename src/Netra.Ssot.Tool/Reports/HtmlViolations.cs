using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Analysis;

namespace Netra.Ssot.Tool.Reports;

/// <summary>
/// The page's list of violations by file, with the filter above it. The markup is in a <c>noscript</c> element: without
/// scripts it shows as it is, and with them it is text, of which the script renders what is near the window.
/// </summary>
internal static class HtmlViolations
{
    public static void Write(StringBuilder page, Report report)
    {
        if (report.Findings.Count == 0)
            return;

        var roles = Numbers(report.ByRole);
        var rules = Numbers(report.ByRule);
        var projects = Numbers(report.ByProject);
        page.Append("<h2>Violations</h2>\n<form class=\"filter\" hidden>");
        Select(page, "role", report.ByRole, roles);
        Select(page, "rule", report.ByRule, rules);
        Select(page, "project", report.ByProject, projects);
        page.Append(
            "<label>state<select name=\"state\"><option value=\"\">all</option><option value=\"reported\">reported</option><option value=\"frozen\">frozen</option>");
        if (report.IsProved)
            page.Append("<option value=\"fixable\">fixable</option><option value=\"stays\">not fixable</option>");
        page.Append("</select></label><label>text<input name=\"text\" type=\"search\"></label><output></output></form>\n");

        page.Append("<div class=\"violations\"></div>\n<noscript class=\"rows\">\n");
        foreach (var file in report.Findings.GroupBy(finding => finding.Path))
        {
            page.Append($"<section class=\"file\"><h3>{HtmlReport.Encode(report.Loaded.Relative(file.Key))} <small>{file.Count()}</small></h3><ol>\n");
            foreach (var finding in file)
            {
                Write(page, finding, roles[Report.RoleOf(finding)], rules[finding.RuleId],
                    string.Join(' ', finding.Projects.Select(project => projects[project])));
            }

            page.Append("</ol></section>\n");
        }

        page.Append("</noscript>\n");
    }

    private static void Write(StringBuilder page, Finding finding, int role, int rule, string projects)
    {
        var state = (finding.IsFrozen ? "frozen" : "reported") + (finding.IsFixable switch { true => " fixable", false => " stays", null => "" });
        page.Append(CultureInfo.InvariantCulture,
            $"<li data-role=\"{role}\" data-rule=\"{rule}\" data-projects=\"{projects}\" data-state=\"{state}\"{(finding.IsFrozen ? " class=\"frozen\"" : "")}>");
        page.Append(CultureInfo.InvariantCulture,
            $"<code>{finding.Line},{finding.Column}</code><code>{finding.RuleId}</code><span>{OnOneLine(finding.Message)}{(finding.IsFrozen ? " <small>(frozen)</small>" : "")}</span>");
        if (finding.IsFixable == true)
            page.Append("<p class=\"fixable\">fixable</p>");
        else if (finding.Reason is { } reason)
            page.Append($"<p>stays: {OnOneLine(reason.Text)}</p>");
        page.Append("</li>\n");
    }

    /// <summary>A row of the page is a line of its text.</summary>
    private static string OnOneLine(string text) => HtmlReport.Encode(text.ReplaceLineEndings(" "));

    private static Dictionary<string, int> Numbers(IEnumerable<CountRow> rows) =>
        rows.Select((row, index) => (row.Name, index)).ToDictionary(item => item.Name, item => item.index, StringComparer.Ordinal);

    private static void Select(StringBuilder page, string name, IEnumerable<CountRow> rows, Dictionary<string, int> numbers)
    {
        page.Append($"<label>{name}<select name=\"{name}\"><option value=\"\">all</option>");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<option value=\"{numbers[row.Name]}\">{HtmlReport.Encode(row.Name)} ({row.Reported + row.Frozen})</option>");
        }

        page.Append("</select></label>");
    }
}
