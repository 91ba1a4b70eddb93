using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>An audit as one self-contained page, with the matrix of each cluster and its graph as pictures.</summary>
internal static class AuditPage
{
    private const int CluesShown = 30;

    public static string Write(AuditResult result, DateTimeOffset time)
    {
        var page = new StringBuilder();
        var name = HtmlReport.Encode(Path.GetFileName(result.Solution.Loaded.List.Target));
        page.Append(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<title>ssot audit: {name}</title>\n<style>\n{HtmlReport.Resource("page.css")}{HtmlReport.Resource("audit.css")}</style></head><body>\n");
        page.Append(
            $"<h1>What plays one role: {name}</h1>\n<p><small>{time.ToString("yyyy-MM-dd HH:mm 'UTC'zzz", CultureInfo.InvariantCulture)}, ssot {HtmlReport.Encode(Suite.Version)}</small></p>\n");
        page.Append("<div class=\"totals\">");
        foreach (var (count, what) in new[] { (result.Clusters.Count, "clusters"), (result.Clusters.Sum(cluster => cluster.Members.Count), "types in them"),
            (result.Clusters.Sum(cluster => cluster.Aliases.Count), "aliases"), (result.Clusters.Sum(cluster => cluster.Factories.Count), "factories"),
            (result.Clusters.SelectMany(cluster => cluster.Matrix.Where(row => row.Doors > 1)).Select(row => row.File).Distinct().Count(),
                "files by more than one door"),
            (result.Work.Types, "types looked at") })
        {
            page.Append(CultureInfo.InvariantCulture, $"<div><b>{count}</b>{what}</div>");
        }

        page.Append("</div>\n");
        Overview(page, result);
        foreach (var (index, cluster) in result.Clusters.Index())
            Write(page, result, cluster, index);
        Namespaces(page, result);
        Events(page, result);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Overview(StringBuilder page, AuditResult result)
    {
        if (result.Clusters.Count == 0)
        {
            page.Append("<p>No two types seem to play one role.</p>\n");
            return;
        }

        page.Append(
            "<table><tr><th>role</th><th>proposed canonical</th><th class=\"n\">types</th><th class=\"n\">aliases</th><th class=\"n\">factories</th><th class=\"n\">files</th><th class=\"n\" title=\"files that use more than one type of the role\">fragmented</th><th>if it were accepted</th></tr>\n");
        foreach (var (index, cluster) in result.Clusters.Index())
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"#c{index}\">{HtmlReport.Encode(cluster.Role)}</a></td><td><code>{HtmlReport.Encode(cluster.Canonical.FullName)}</code></td><td class=\"n\">{cluster.Members.Count}</td><td class=\"n\">{cluster.Aliases.Count}</td><td class=\"n\">{cluster.Factories.Count}</td><td class=\"n\">{cluster.Matrix.Count}</td><td class=\"n\">{cluster.FragmentedFiles}</td><td>{HtmlReport.Encode(cluster.Outcome?.Text ?? "not tried")}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Write(StringBuilder page, AuditResult result, Cluster cluster, int index)
    {
        page.Append(CultureInfo.InvariantCulture,
            $"<section class=\"cluster\" id=\"c{index}\"><h2>{HtmlReport.Encode(cluster.Role)} <small>{Plural.Of(cluster.Members.Count, "type")}, {Plural.Of(cluster.Matrix.Count, "file")}, {cluster.FragmentedFiles} by more than one door</small></h2>\n");
        page.Append(
            $"<p>Keep <code>{HtmlReport.Encode(cluster.Canonical.FullName)}</code>{(cluster.Reasons.Count > 0 ? ": " + HtmlReport.Encode(string.Join("; ", cluster.Reasons)) : "")}.{(cluster.Outcome is { } outcome ? " If it were accepted: " + HtmlReport.Encode(outcome.Text) + "." : "")}</p>\n");

        page.Append("<h4>Evidence</h4>\n<ul class=\"clues\">");
        foreach (var clue in cluster.Clues.Take(CluesShown))
            page.Append($"<li>{HtmlReport.Encode(clue.Text)}</li>");
        if (cluster.Clues.Count > CluesShown)
            page.Append(CultureInfo.InvariantCulture, $"<li>and {cluster.Clues.Count - CluesShown} more</li>");
        page.Append("</ul>\n<h4>Which type is used for which</h4>\n").Append(ClusterGraph.Draw(cluster));
        page.Append("<h4>Who imports what</h4>\n").Append(ImportMatrix.Draw(cluster));
        Lines(page, "Static state",
            cluster.State.Select(holder => $"{holder.Name} keeps {holder.Held} ({result.Solution.Relative(holder.File)}:{holder.Line})"));
        page.Append("</section>\n");
    }

    private static void Namespaces(StringBuilder page, AuditResult result)
    {
        if (result.Namespaces.Count == 0)
            return;

        page.Append(
            "<h2>Twin namespaces</h2>\n<table><tr><th>one</th><th class=\"n\">files</th><th>other</th><th class=\"n\">files</th><th class=\"n\">both</th><th>names in both</th></tr>\n");
        foreach (var twin in result.Namespaces)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td><code>{HtmlReport.Encode(twin.One)}</code></td><td class=\"n\">{twin.FilesOne}</td><td><code>{HtmlReport.Encode(twin.Other)}</code></td><td class=\"n\">{twin.FilesOther}</td><td class=\"n\">{twin.FilesBoth}</td><td>{HtmlReport.Encode(string.Join(", ", twin.Shared))}</td></tr>\n");
        }

        page.Append("</table>\n");
    }

    private static void Events(StringBuilder page, AuditResult result)
    {
        foreach (var catalogue in result.Events)
        {
            var most = Math.Max(1, catalogue.Names.Max(name => name.Count));
            page.Append(
                "<h2>Event names</h2>\n<table><tr><th>name</th><th class=\"n\">literals</th><th class=\"n\">files</th><th>constant</th><th class=\"b\"></th></tr>\n");
            foreach (var name in catalogue.Names)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<tr><td><code>{HtmlReport.Encode(name.Name)}</code></td><td class=\"n\">{name.Count}</td><td class=\"n\">{name.Files.Count}</td><td>{HtmlReport.Encode(name.DeclaredIn ?? "none")}</td><td class=\"b\"><div class=\"bar\"><i style=\"width:{100.0 * name.Count / most:0.#}%\"></i></div></td></tr>\n");
            }

            page.Append("</table>\n");
            Lines(page, "Near misses", catalogue.NearMisses.Select(near =>
                $"{near.Literal.Name} beside {near.Name}: {near.Literal.Count} in {string.Join(", ", near.Literal.Files.Select(result.Solution.Relative))}"));
        }
    }

    private static void Lines(StringBuilder page, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;

        page.Append($"<h4>{title}</h4>\n<ul>");
        foreach (var line in all)
            page.Append("<li>").Append(HtmlReport.Encode(line)).Append("</li>");
        page.Append("</ul>\n");
    }
}
