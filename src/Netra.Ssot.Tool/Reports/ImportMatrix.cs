using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Audit;

namespace Netra.Ssot.Tool.Reports;

/// <summary>
/// A cluster's matrix as a picture: a row for each door, since names are read from left to right, and a column for each file,
/// which is named below. It fits the page's width with any number of files.
/// </summary>
internal static class ImportMatrix
{
    private const int LabelWidth = 350;
    private const int TotalWidth = 44;
    private const int PictureWidth = 1180;
    private const int RightMargin = 14;
    private const int RowHeight = 17;
    private const int HeadHeight = 22;
    private const double WidestColumn = 26;
    private const double NarrowestColumn = 3;
    private const int LabelLength = 47;
    private const int FilesListed = 60;

    public static string Draw(Cluster cluster)
    {
        if (cluster.Matrix.Count == 0)
            return "<p>No file names any of them.</p>\n";

        var room = PictureWidth - LabelWidth - TotalWidth - RightMargin;
        var shown = Math.Min(cluster.Matrix.Count, (int)(room / NarrowestColumn));
        var rows = cluster.Matrix.Take(shown).ToList();
        var column = Math.Min(WidestColumn, (double)room / shown);
        var every = column >= 17 ? 1 : column >= 9 ? 5 : 10;
        var height = HeadHeight + (cluster.Doors.Count * RowHeight) + 4;
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture,
            $"<figure><svg class=\"matrix\" viewBox=\"0 0 {PictureWidth} {height}\" width=\"{PictureWidth}\" height=\"{height}\" role=\"img\" aria-label=\"files by doors\">\n");
        for (var file = 0; file < rows.Count; file++)
        {
            if (rows.Count <= every || (file + 1) % every == 0 || file == 0)
            {
                picture.Append(CultureInfo.InvariantCulture,
                    $"<text class=\"h\" x=\"{LabelWidth + TotalWidth + ((file + 0.5) * column):0.#}\" y=\"14\">{file + 1}</text>");
            }
        }

        for (var door = 0; door < cluster.Doors.Count; door++)
        {
            var y = HeadHeight + (door * RowHeight);
            var (name, kind) = (cluster.Doors[door].Name, cluster.Doors[door].Kind);
            var total = cluster.Matrix.Sum(row => row.Counts[door]);
            if (door % 2 == 1)
                picture.Append(CultureInfo.InvariantCulture, $"<rect class=\"stripe\" x=\"0\" y=\"{y}\" width=\"{PictureWidth}\" height=\"{RowHeight}\"/>");
            picture.Append(CultureInfo.InvariantCulture,
                $"<text class=\"{kind}{(cluster.Doors[door].Member == cluster.Canonical && kind == "type" ? " keep" : "")}\" x=\"4\" y=\"{y + 12.5}\"><title>{HtmlReport.Encode(name)}: {kind}</title>{HtmlReport.Encode(Shorten(name))}</text>");
            picture.Append(CultureInfo.InvariantCulture, $"<text class=\"n\" x=\"{LabelWidth + TotalWidth - 8}\" y=\"{y + 12.5}\">{total}</text>");
            for (var file = 0; file < rows.Count; file++)
            {
                var count = rows[file].Counts[door];
                if (count == 0)
                    continue;
                picture.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"{(rows[file].Doors > 1 ? "many" : "one")}\" x=\"{LabelWidth + TotalWidth + (file * column):0.##}\" y=\"{y + 1.5}\" width=\"{Math.Max(1.5, column - 1):0.##}\" height=\"{RowHeight - 3}\"><title>{HtmlReport.Encode(rows[file].File)}: {HtmlReport.Encode(name)} {count}</title></rect>");
            }

            picture.Append('\n');
        }

        picture.Append("</svg>\n<figcaption><b class=\"many\"></b> a file that uses more than one type of the role <b class=\"one\"></b> by one. ");
        picture.Append(CultureInfo.InvariantCulture,
            $"The columns are files, {(shown < cluster.Matrix.Count ? $"the first {shown} of {cluster.Matrix.Count}" : $"{shown}")}, those with the most doors first.</figcaption>\n<ol class=\"files\">");
        foreach (var row in rows.Take(FilesListed))
            picture.Append($"<li>{HtmlReport.Encode(row.File)}</li>");
        picture.Append("</ol>\n");
        if (rows.Count > FilesListed)
        {
            picture.Append(CultureInfo.InvariantCulture,
                $"<details><summary>{rows.Count - FilesListed} more files</summary><ol class=\"files\" start=\"{FilesListed + 1}\">");
            foreach (var row in rows.Skip(FilesListed))
                picture.Append($"<li>{HtmlReport.Encode(row.File)}</li>");
            picture.Append("</ol></details>\n");
        }

        return picture.Append("</figure>\n").ToString();
    }

    /// <summary>The end of a long name tells it from others.</summary>
    private static string Shorten(string name)
    {
        if (name.Length <= LabelLength)
            return name;

        // Of an alias the name says more than what it means.
        var equals = name.IndexOf(" = ", StringComparison.Ordinal);
        return equals > 0 && equals < LabelLength - 8 ? name[..(equals + 3)] + "…" + name[^(LabelLength - equals - 4)..] : "…" + name[^(LabelLength - 1)..];
    }
}
