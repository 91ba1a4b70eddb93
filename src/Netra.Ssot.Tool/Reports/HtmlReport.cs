using System.Globalization;
using System.Net;
using System.Text;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The report as one self-contained page: no script, nothing loaded from anywhere.</summary>
internal static class HtmlReport
{
    private const int WorstFiles = 25;

    private const string Style = """
        :root{color-scheme:light dark;--line:#8884;--bar:#c2410c;--frozen:#64748b;--gone:#dc262622;--new:#16a34a22;--ink:#64748b}
        body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}
        .totals{display:flex;gap:1rem;flex-wrap:wrap}.totals div{border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;min-width:7rem}
        .totals b{display:block;font-size:1.6rem}
        table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
        .bar{display:flex;height:.8rem;min-width:10rem}.bar i{background:var(--bar)}.bar i+i{background:var(--frozen)}
        .frame{border:1px solid var(--line);border-radius:.5rem;margin:1rem 0;overflow:hidden}.frame header{padding:.4rem .8rem;border-bottom:1px solid var(--line)}
        .sides{display:grid;grid-template-columns:1fr 1fr}.sides pre{margin:0;padding:.5rem 0;overflow-x:auto;font:13px/1.45 ui-monospace,monospace}
        .sides pre+pre{border-left:1px solid var(--line)}.sides span{display:block;padding:0 .8rem;min-width:max-content;white-space:pre}
        .sides .gone{background:var(--gone)}.sides .new{background:var(--new)}
        small{color:var(--ink)}code{font-family:ui-monospace,monospace}
        """;

    public static string Write(Report report, IReadOnlyList<Frame> frames, DateTimeOffset time)
    {
        var page = new StringBuilder();
        var name = Encode(Path.GetFileName(report.Loaded.List.Target));
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n");
        page.Append($"<title>ssot: {name}</title>\n<style>\n{Style}\n</style></head><body>\n");
        page.Append($"<h1>One role, one type: {name}</h1>\n<p><small>{time.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture)}, ssot {Encode(Analysis.Suite.Version)}</small></p>\n");
        page.Append("<div class=\"totals\">");
        Total(page, report.Visible.Count(), "reported");
        Total(page, report.Findings.Count(finding => finding.IsFrozen), "frozen in the baseline");
        Total(page, report.Findings.Count(finding => finding.IsFixable), "fixable by <code>ssot migrate</code>");
        Total(page, report.Findings.Select(finding => finding.Path).Distinct().Count(), "files");
        page.Append("</div>\n");

        Lines(page, "Does not compile: what is reported is not all", report.CompileErrors);
        Table(page, "By role", "role", report.ByRole);
        Table(page, "By rule", "rule", report.ByRule.Select(row => ($"{row.Name} {Report.TitleOf(row.Name)}", row.Visible, row.Frozen, row.Fixable)));
        Table(page, "By project", "project", report.ByProject);
        Table(page, "The worst files", "file", report.ByFile.Take(WorstFiles));

        if (frames.Count > 0)
        {
            page.Append("<h2>Before and after</h2>\n<p><small>What the fixes would write, a few for each role and rule. Each was compiled in memory.</small></p>\n");
            foreach (var frame in frames)
                Write(page, frame);
        }

        Lines(page, "Baseline entries that have shrunk", [.. report.Stale.Select(stale => $"{stale.File}({stale.Entry.Line + 1}): {stale.Entry.Key.RuleId} in {stale.Entry.Key.Symbol} for {stale.Entry.Key.Target}: {stale.Entry.Count} frozen, {stale.Found} there")]);
        Lines(page, "Baseline lines that cannot be read", report.BaselineProblems);
        Lines(page, "Notes", report.Loaded.Notes);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Total(StringBuilder page, int count, string what) =>
        page.Append(CultureInfo.InvariantCulture, $"<div><b>{count}</b>{what}</div>");

    private static void Table(StringBuilder page, string title, string what, IEnumerable<(string Name, int Visible, int Frozen, int Fixable)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;

        var most = Math.Max(1, all.Max(row => row.Visible + row.Frozen));
        page.Append($"<h2>{title}</h2>\n<table><tr><th>{what}</th><th class=\"n\">reported</th><th class=\"n\">frozen</th><th class=\"n\">fixable</th><th></th></tr>\n");
        foreach (var row in all)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(row.Name)}</td><td class=\"n\">{row.Visible}</td><td class=\"n\">{row.Frozen}</td><td class=\"n\">{row.Fixable}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td><div class=\"bar\"><i style=\"width:{100.0 * row.Visible / most:0.#}%\"></i><i style=\"width:{100.0 * row.Frozen / most:0.#}%\"></i></div></td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Write(StringBuilder page, Frame frame)
    {
        var what = string.Join("; ", frame.Findings.Select(finding => $"{finding.RuleId} ({finding.Role})").Distinct());
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"frame\"><header><code>{Encode(frame.File)}:{frame.Line}</code> <small>{Encode(what)}</small></header><div class=\"sides\">");
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

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
