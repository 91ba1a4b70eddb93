using System.Globalization;
using System.Net;
using System.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.History;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report as one self-contained page: style and script are in it, and nothing is loaded.</summary>
internal static class HtmlReport
{
    private const int WorstFiles = 25;

    /// <param name="report">What was found.</param>
    /// <param name="frames">Code before and after its fix.</param>
    /// <param name="time">The time of the report.</param>
    /// <param name="burnDown">The frozen violations over time; null where they were not asked for.</param>
    public static string Write(Report report, IReadOnlyList<Frame> frames, DateTimeOffset time, BurnDown? burnDown = null)
    {
        var page = new StringBuilder();
        var name = Encode(Path.GetFileName(report.Loaded.List.Target));
        page.Append(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<title>ssot: {name}</title>\n<style>\n{Resource("page.css")}</style></head><body>\n");
        page.Append(
            $"<h1>One role, one type: {name}</h1>\n<p><small>{time.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture)}, ssot {Encode(Suite.Version)}</small></p>\n");
        Totals(page, report);
        if (burnDown is not null)
            BurnDownChart.Write(page, burnDown);

        Lines(page, "The solution does not compile: violations may be missing", report.CompileErrors);
        Table(page, "By role", "role", report.ByRole);
        Table(page, "By rule", "rule", report.ByRule.Select(row => row with { Name = $"{row.Name} {Report.TitleOf(row.Name)}" }));
        Table(page, "By project", "project", report.ByProject);
        Table(page, "The worst files", "file", report.ByFile.Take(WorstFiles));
        HtmlViolations.Write(page, report);

        if (frames.Count > 0)
        {
            page.Append(
                "<h2>Before and after</h2>\n<p><small>Examples of what the fixes write, for each role and rule. The result was compiled in memory.</small></p>\n");
            foreach (var frame in frames)
                Write(page, frame);
        }

        Lines(page, "Baseline entries that have shrunk",
            [.. report.Stale.Select(stale =>
                $"{stale.File}({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in {stale.Entry.Key.Symbol} for {stale.Entry.Key.Target}: {stale.Entry.Count} frozen, {stale.Found} found")]);
        Lines(page, "Baseline lines that cannot be read", report.BaselineProblems);
        Lines(page, "Notes", report.Loaded.Notes);
        if (report.Findings.Count > 0)
            page.Append("<script>\n").Append(Resource("page.js")).Append("</script>\n");
        return page.Append("</body></html>\n").ToString();
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static void Totals(StringBuilder page, Report report)
    {
        page.Append("<div class=\"totals\">");
        Total(report.Total.Reported, "reported");
        Total(report.Total.Frozen, "frozen in the baseline");
        Total(report.Total.Planned, "planned");
        if (report.Total.Fixable is { } fixable)
            Total(fixable, "fixable by <code>ssot migrate</code>");
        Total(report.Findings.Select(finding => finding.Path).Distinct().Count(), "files");
        page.Append("</div>\n");

        void Total(int count, string what) => page.Append(CultureInfo.InvariantCulture, $"<div><b>{count}</b>{what}</div>");
    }

    private static void Table(StringBuilder page, string title, string what, IEnumerable<CountRow> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        var isProved = all[0].Fixable is not null;
        var most = Math.Max(1, all.Max(row => row.Reported + row.Frozen));
        page.Append(
            $"<h2>{title}</h2>\n<table><tr><th>{what}</th><th class=\"n\">reported</th><th class=\"n\">frozen</th><th class=\"n\">planned</th>{(isProved ? "<th class=\"n\">fixable</th>" : "")}<th class=\"b\"></th></tr>\n");
        foreach (var row in all)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{Encode(row.Name)}</td><td class=\"n\">{row.Reported}</td><td class=\"n\">{row.Frozen}</td><td class=\"n\">{row.Planned}</td>");
            if (isProved)
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{row.Fixable}</td>");
            page.Append(CultureInfo.InvariantCulture,
                $"<td class=\"b\"><div class=\"bar\"><i style=\"width:{100.0 * row.Reported / most:0.#}%\"></i><i style=\"width:{100.0 * row.Frozen / most:0.#}%\"></i></div></td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Write(StringBuilder page, Frame frame)
    {
        var what = string.Join("; ", frame.Findings.Select(finding => $"{finding.RuleId} ({finding.Role})").Distinct());
        page.Append(CultureInfo.InvariantCulture,
            $"<div class=\"frame\"><h3>{Encode(frame.File)}:{frame.Line} <small>{Encode(what)}</small></h3><div class=\"sides\">");
        Side(page, frame.Before, "gone");
        Side(page, frame.After, "new");
        page.Append("</div></div>\n");
    }

    private static void Side(StringBuilder page, IReadOnlyList<(bool IsChanged, string Text)> lines, string changed)
    {
        page.Append("<pre>");
        foreach (var (isChanged, text) in lines)
            page.Append(isChanged ? $"<span class=\"{changed}\">" : "<span>").Append(text.Length == 0 ? "&#8203;" : Encode(text)).Append("</span>");
        page.Append("</pre>");
    }

    private static void Lines(StringBuilder page, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;

        page.Append($"<h2>{title}</h2>\n<ul>");
        foreach (var line in lines)
            page.Append("<li>").Append(Encode(line)).Append("</li>");
        page.Append("</ul>\n");
    }

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("Page/" + name)!);
        return reader.ReadToEnd();
    }
}
