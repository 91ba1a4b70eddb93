namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string PatternSection = "Patterns";
    private const string QuerySection = "Queries";

    private static IEnumerable<Position> Patterns =>
    [
        Pattern("declaration pattern", "var a = o is [|$Old|] x && x.Value > 0; var b = o is [|$Old|] _;"),
        Pattern("type pattern", "var a = o switch { [|$Old|] => 1, [|$OldS|][] => 2, _ => 3 };"),
        Pattern("constant pattern", "var a = n is [|$Old|].Max; var b = n switch { {|SSOT1002:$Old.Max|} => 1, _ => 2 }; var c = o is [|$OldE|].A; var d = o is not {|SSOT1002:$OldE.A|};"),
        Pattern("relational pattern", "var a = n is > {|SSOT1002:$Old.Max|} or <= {|SSOT1002:$Old.Max|};"),
        Pattern("combined patterns", "var a = o is [|$Old|] or [|$OldS|]; var b = o is not [|$Old|]; var c = o is [|$IOld|] and not ([|$Old|] or null);"),
        Pattern("property pattern", "var a = o is [|$Old|] { Value: > 1, Self.Value: {|SSOT1002:$Old.Max|} } x; var b = o is [|$Old|] { };"),
        Pattern("positional pattern", "var a = o is [|$Old|] (1, var second); var b = o is [|$Old|] (_, _) { Value: 1 } x; var c = (o, n) is ([|$Old|], {|SSOT1002:$Old.Max|});"),
        Pattern("list pattern", "var a = new[] { o } is [[|$Old|], .., not [|$Old|]]; var b = new object[0] is [.. [|$Old|][] rest];"),
        Pattern("'var' pattern beside it", "var a = {|SSOT1002:$Old.Single|} is var x && {|SSOT1002:$Old.Single|} is { };"),
        Pattern("pattern on its members", "var a = {|SSOT1002:$Old.Single|} is { Value: 1 }; var b = {|SSOT1002:$Old.Single|} is (1, 2);"),
        Pattern("'case' with a type pattern", "switch (o) { case [|$Old|]: case [|$OldS|] { Value: 1 }: break; case [|$OldX|] or [|$IOld|]: break; }"),
        Pattern("'case' with a constant", "switch (o) { case {|SSOT1002:$OldE.A|}: break; case not {|SSOT1002:$OldE.B|}: break; }"),
        Pattern("'when' clause", "switch (o) { case int x when x > {|SSOT1002:$Old.Count|}: break; } var a = o switch { int y when {|SSOT1002:$Old.Flag|} => 1, _ => 2 };"),
    ];

    private static IEnumerable<Position> Queries =>
    [
        Query("'from'", "var a = from x in {|SSOT1002:$Old.Many()|} from y in {|SSOT1002:$Old.Many()|} select x + y;"),
        Query("'from' with a type", "var a = from [|$Old|] x in new object[0] select x;"),
        Query("'let', 'where', 'select'", "var a = from x in new[] { 1 } let y = {|SSOT1002:$Old.Count|} where {|SSOT1002:$Old.Flag|} select {|SSOT1002:$Old.Count|} + y;"),
        Query("'orderby'", "var a = from x in new[] { 1 } orderby {|SSOT1002:$Old.Count|}, {|SSOT1002:$Old.Max|} descending select x;"),
        Query("'group' and 'into'", "var a = from x in new[] { 1 } group {|SSOT1002:$Old.Count|} by {|SSOT1002:$Old.Count|} into g select {|SSOT1002:$Old.Count|};"),
        Query("'join'", "var a = from x in new[] { 1 } join y in {|SSOT1002:$Old.Many()|} on {|SSOT1002:$Old.Count|} equals {|SSOT1002:$Old.Count|} select x;"),
        Query("'join' with a type and 'into'", "var a = from x in new[] { 1 } join [|$Old|] y in new object[0] on x equals {|SSOT1002:$Old.Count|} into g select g;"),
    ];

    private static Position Pattern(string name, string code) => InMethod(PatternSection, name, code);

    private static Position Query(string name, string code) => InMethod(QuerySection, name, code);
}
