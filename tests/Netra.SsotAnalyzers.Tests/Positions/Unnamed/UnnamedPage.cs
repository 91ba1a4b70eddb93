using System.Text;

namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>The second axis as a part of the page.</summary>
internal static class UnnamedPage
{
    private static readonly (MemberKind Kind, string Title)[] Columns =
    [
        (MemberKind.Own, "of the class"), (MemberKind.Inherited, "inherited"), (MemberKind.Overridden, "overridden"), (MemberKind.Interface, "of an interface"), (MemberKind.Struct, "of a struct"),
        (MemberKind.Constraint, "of a constraint"), (MemberKind.Extension, "extension method"), (MemberKind.Block, "extension block"),
    ];

    public static async Task<string> WriteAsync()
    {
        var page = new StringBuilder();
        var covered = await OperationKinds.CoveredAsync();
        var reported = UnnamedTable.Programs.Count(program => program.NotApplicable is null);
        page.Append($"""

            ## Members that no name shows

            What the compiler uses of a type without its name in the code, by the kinds of member. A cell is a program of its own. It has the rule that reports the use, or the compiler's error where such a member cannot be used so. SSOT1003 says what to write, because there is no name to change. "other" compiles, and the compiler calls another member than the replaced one. {UnnamedTable.Programs.Count} programs: {reported} are reported, {UnnamedTable.Programs.Count - reported} are not applicable.

            | used by | {string.Join(" | ", Columns.Select(column => column.Title))} |
            |---|{string.Concat(Enumerable.Repeat(":-:|", Columns.Length))}

            """);
        foreach (var way in UnnamedTable.Programs.GroupBy(program => program.Way.Name))
            page.Append($"| {Cell(way.Key)} | {string.Join(" | ", Columns.Select(column => Cell(way.Single(program => program.Kind == column.Kind))))} |\n");

        page.Append($"""

            Constructors, accessors and overrides, and what the kinds above do not fit, each in a program of its own:

            | used by | member | reported as | fixed |
            |---|---|---|---|

            """);
        foreach (var known in UnnamedCases.All)
        {
            var fixable = known.Marks.Select(mark => mark.IsFixable).Distinct().ToList();
            page.Append($"| {known.Way} | {known.Kind} | {Ids(known.Marks)} | {(fixable.Count > 1 ? "in part" : fixable[0] ? "yes" : "no")} |\n");
        }

        page.Append($"""

            Of {OperationKinds.All.Count} kinds of operation (`OperationKind`) {OperationKinds.All.Count(covered.Contains)} occur at a spot of these programs; each of the others has its reason in `OperationKinds.cs`.

            """);
        return page.ToString();
    }

    private static string Cell(UnnamedProgram program) =>
        program.NotApplicable is not { } reason ? Ids(program.Marks) : reason == UnnamedWay.Unused ? "other" : reason;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Ids(IEnumerable<PositionMark> marks) => string.Join(", ", marks.Select(mark => mark.Id).Distinct().Order(StringComparer.Ordinal));
}
