using System.Globalization;
using System.Text;
using Netra.Ssot.Tool.Audit;
using Netra.Ssot.Tool.Audit.Evidence;

namespace Netra.Ssot.Tool.Reports;

/// <summary>
/// A cluster as a picture of which type is used for which: the type that stays on top, below each type those that point to it, and in
/// columns where there are many. What stands for a second type as well is named behind it.
/// </summary>
internal static class ClusterGraph
{
    private const int PictureWidth = 1180;
    private const int RowHeight = 20;
    private const int Indent = 22;
    private const int RowsOfAColumn = 60;
    private const int MostColumns = 4;
    private const double CharacterWidth = 7.3;

    private sealed record Row(ClusterMember Member, int Depth, int Parent, ClueKind? Kind);

    public static string Draw(Cluster cluster)
    {
        var rows = Rows(cluster);
        var columns = Math.Clamp((rows.Count + RowsOfAColumn - 1) / RowsOfAColumn, 1, MostColumns);
        var perColumn = (rows.Count + columns - 1) / columns;
        var width = PictureWidth / columns;
        var height = (perColumn * RowHeight) + 8;
        var names = rows.CountBy(row => row.Member.Type.Name).ToDictionary();
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture,
            $"<figure><svg class=\"graph\" viewBox=\"0 0 {PictureWidth} {height}\" width=\"{PictureWidth}\" height=\"{height}\" role=\"img\" aria-label=\"which type is used for which\">\n");
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var (x, y) = At(index);
            if (row.Parent >= 0)
            {
                // A line from another column comes in at the top.
                var top = row.Parent / perColumn == index / perColumn ? At(row.Parent).Y + 6 : 4;
                var lineX = x - Indent + 6;
                picture.Append(CultureInfo.InvariantCulture, $"<path class=\"k{row.Kind}\" d=\"M{lineX} {top:0.#}V{y}H{x - 4}\"/>");
            }

            var type = row.Member.Type;
            var how = row.Parent < 0 ? (index == 0 ? "" : row.Member.How) : Words(row.Kind);
            var name = names[type.Name] > 1 ? type.FullName : type.Name;
            var room = (int)((width - (x % width) - 10) / CharacterWidth);
            var label = Shorten(name, room);
            picture.Append(CultureInfo.InvariantCulture,
                $"<circle class=\"{(index == 0 ? "keep" : "go")}\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\"/><text class=\"{(index == 0 ? "keep" : "type")}\" x=\"{x + 8}\" y=\"{y + 4}\"><title>{HtmlReport.Encode(type.FullName)}: {HtmlReport.Encode(row.Member.How)}</title>{HtmlReport.Encode(label)}");
            var rest = room - label.Length - 2;

            // Where there are many, the colour of the line says how.
            var note = $"{(columns > 1 || how.Length == 0 ? "" : how + ", ")}{Plural.Of(row.Member.Uses.Count, "use")}";
            if (rest > 7)
                picture.Append($"<tspan class=\"how\" dx=\"8\">{HtmlReport.Encode(Shorten(note, rest, atEnd: true))}</tspan>");
            picture.Append("</text>\n");
        }

        picture.Append("</svg>\n<figcaption>");
        foreach (var kind in rows.Select(row => row.Kind).OfType<ClueKind>().Distinct().Order())
            picture.Append($"<b class=\"k{kind}\"></b> {Words(kind)} ");
        return picture.Append("</figcaption></figure>\n").ToString();

        (double X, double Y) At(int index) =>
            (10 + (index / perColumn * width) + (rows[index].Depth * Indent), 4 + (index % perColumn * RowHeight) + (RowHeight / 2.0));
    }

    /// <summary>The members in the order in which they are drawn: each below what it hangs on.</summary>
    private static List<Row> Rows(Cluster cluster)
    {
        var links = cluster.Members.ToDictionary(member => member.Type, _ => new List<(AuditType Other, ClueKind Kind)>());
        foreach (var clue in cluster.Clues.OrderBy(clue => clue.Kind))
        {
            var (one, other) = clue.From is { } from && clue.To is { } to ? (from, to) : (clue.One, clue.Other);
            if (one is not null && other is not null && links.TryGetValue(one, out var ones) && links.TryGetValue(other, out var others))
            {
                ones.Add((other, clue.Kind));
                others.Add((one, clue.Kind));
            }
        }

        var rows = new List<Row>();
        var placed = new HashSet<AuditType>();
        Place(cluster.Members[0], 0, -1, null);
        foreach (var member in cluster.Members.Where(member => !placed.Contains(member.Type)).ToList())
        {
            if (!placed.Contains(member.Type))
                Place(member, 1, 0, null);
        }

        return rows;

        void Place(ClusterMember member, int depth, int parent, ClueKind? kind)
        {
            placed.Add(member.Type);
            var index = rows.Count;
            rows.Add(new Row(member, depth, parent, kind));
            var children = links[member.Type].Where(link => !placed.Contains(link.Other)).DistinctBy(link => link.Other).ToList();

            // All that hang here are taken before any goes on, so that each is as near to the top as it can be.
            placed.UnionWith(children.Select(child => child.Other));
            foreach (var (other, how) in children)
                Place(cluster.Members.First(candidate => candidate.Type == other), depth + 1, index, how);
        }
    }

    private static string Words(ClueKind? kind) => kind switch
    {
        ClueKind.Forwarding => "forwards to it",
        ClueKind.Written => "written to go",
        ClueKind.Derivation => "derives from it",
        ClueKind.Alias => "by an alias",
        ClueKind.Declared => "a name of the role",
        ClueKind.Bodies => "a copy",
        ClueKind.Contract => "the same contract",
        ClueKind.SameName => "the same name",
        ClueKind.RoleNoun => "the same words",
        ClueKind.Shape => "the same members",
        _ => "",
    };

    private static string Shorten(string text, int length, bool atEnd = false) =>
        text.Length <= length || length < 4 ? text : atEnd ? text[..(length - 1)] + "…" : "…" + text[^(length - 1)..];
}
