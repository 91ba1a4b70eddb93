namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string StatementSection = "Statements";

    private static IEnumerable<Position> Statements =>
    [
        Statement("local", "[|$Old|] a; [|$Old|] b = null, c = null;"),
        Statement("local constant", "const int a = {|SSOT1002:$Old.Max|};"),
        Statement("'var' initializer", "var a = {|SSOT1002:$Old.Single|};"),
        Statement("expression statement", "{|SSOT1002:$Old.Do()|};"),
        Statement("empty statement and label beside it", "; start: {|SSOT1002:$Old.Do()|}; goto start;"),
        Statement("'if'", "if ({|SSOT1002:$Old.Flag|}) { {|SSOT1002:$Old.Do()|}; } else {|SSOT1002:$Old.Do()|};"),
        Statement("'while'", "while ({|SSOT1002:$Old.Flag|}) {|SSOT1002:$Old.Do()|};"),
        Statement("'do'", "do {|SSOT1002:$Old.Do()|}; while ({|SSOT1002:$Old.Flag|});"),
        Statement("'for'", "for (int i = {|SSOT1002:$Old.Count|}; {|SSOT1002:$Old.Flag|}; {|SSOT1002:$Old.Do()|}) ; for ({|SSOT1002:$Old.Do()|}; ; ) ; "),
        Statement("'for' variable", "for ([|$Old|] a = null; a != null; a = a.Self) ;"),
        Statement("'foreach'", "foreach (var a in {|SSOT1002:$Old.Many()|}) ;"),
        Statement("'foreach' variable", "foreach ([|$Old|] a in new object[0]) ;"),
        Statement("'foreach' over it", "foreach (var a in {|SSOT1002:new $Old()|}) ;"),
        Statement("'foreach' deconstruction", "foreach (([|$Old|] a, int b) in new List<([|$Old|], int)>()) ; foreach (var (a, b) in {|SSOT1002:$Old.Of<(int, int)[]>(null)|}) ;"),
        Statement("'switch'", "switch ({|SSOT1002:$Old.Count|}) { case {|SSOT1002:$Old.Max|}: {|SSOT1002:$Old.Do()|}; break; default: {|SSOT1002:$Old.Do()|}; goto case {|SSOT1002:$Old.Max|}; }"),
        Statement("'case' pattern", "switch (o) { case [|$Old|] a when {|SSOT1002:$Old.Flag|}: goto default; default: break; }"),
        Statement("'lock'", "lock ({|SSOT1002:$Old.Gate|}) {|SSOT1002:$Old.Do()|};"),
        Statement("'using'", "using ({|SSOT1002:new $Old()|}) {|SSOT1002:$Old.Do()|}; using ([|$Old|] a = null) { }"),
        Statement("'using' declaration", "using [|$Old|] a = {|SSOT1002:new $Old()|}; using var b = {|SSOT1002:new $Old()|};"),
        new(StatementSection, "'await using'", "class C { async Task M() { await using ([|$Old|] a = null) { } await using var b = {|SSOT1002:new $Old()|}; } }"),
        new(StatementSection, "'await foreach'", "class C { async Task M(IAsyncEnumerable<[|$Old|]> all) { await foreach ([|$Old|] a in all) ; await foreach (var (x, y) in {|SSOT1002:$Old.Of<IAsyncEnumerable<(int, int)>>(null)|}) ; } }"),
        Statement("'try'", "try { {|SSOT1002:$Old.Do()|}; } catch { {|SSOT1002:$Old.Do()|}; } finally { {|SSOT1002:$Old.Do()|}; }"),
        Statement("'catch'", "try { } catch ([|$OldX|]) { } try { } catch ([|$OldX|] a) when ({|SSOT1002:$Old.Flag|}) { }"),
        Statement("'throw' statement", "throw {|SSOT1002:$Old.Error|};"),
        Statement("'throw new'", "throw {|SSOT1002:new $OldX(\"m\")|};"),
        new(StatementSection, "'return'", "class C { int M() { return {|SSOT1002:$Old.Count|}; } ref int N() { return ref {|SSOT1002:$Old.Static|}; } }"),
        new(StatementSection, "'yield return'", "class C { IEnumerable<int> M() { yield return {|SSOT1002:$Old.Count|}; yield break; } }"),
        Statement("'checked' and 'unchecked' statement", "checked { {|SSOT1002:$Old.Do()|}; } unchecked { {|SSOT1002:$Old.Do()|}; }"),
        Statement("'unsafe' and 'fixed'", "unsafe { fixed (int* a = {|SSOT1002:$Old.Items|}) { } fixed ([|$OldS|]* b = new [|$OldS|][3]) { } }"),
        Statement("local function", "[|$Old|] L([|$Old|] a) => a; int K() { return {|SSOT1002:$Old.Count|}; } L(null); K();"),
        Statement("block", "{ { {|SSOT1002:$Old.Do()|}; } }"),
        new(StatementSection, "top-level statement", "[|$Old|] a = {|SSOT1002:new $Old()|};\n{|SSOT1002:$Old.Do()|};\nvoid L([|$Old|] b) { }\nL(a);", IsWholeProgram: true),
    ];

    private static Position Statement(string name, string code, int minRoslyn = 4) => InMethod(StatementSection, name, code, minRoslyn);
}
