namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string ExpressionSection = "Expressions";

    private static IEnumerable<Position> Expressions =>
    [
        Expression("construction", "var a = {|SSOT1002:new $Old()|}; var b = {|SSOT1002:new $Old(1)|};"),
        Expression("construction with an object initializer", "var a = {|SSOT1002:new $Old { Value = 1, Field = {|SSOT1002:$Old.Count|} }|}; var b = {|SSOT1002:new $Old() { Value = 1 }|};"),
        Expression("construction with a collection initializer", "var a = {|SSOT1002:new $Old { 1, {|SSOT1002:$Old.Count|} }|}; var b = new Dictionary<int, int> { { 1, {|SSOT1002:$Old.Count|} } };"),
        Expression("construction inside a construction", "var a = new List<[|$Old|]> { {|SSOT1002:new $Old({|SSOT1002:new $Old()|}.Value)|} };"),
        Expression("construction of a struct", "var a = {|SSOT1002:new $OldS(1)|}; var b = {|SSOT1002:new $OldS()|}; var c = {|SSOT1002:new $OldS { Value = 1 }|};"),
        Expression("construction of a delegate", "var a = {|SSOT1002:new $OldD(x => x)|};"),
        Expression("construction of a nested type", "var a = new [|$Old|].Inner();"),
        Expression("target-typed construction", "[|$Old|] a = new(); [|$Old|] b = new(1) { Value = 1 };"),
        Expression("index in an initializer", "var a = new Dictionary<int, int> { [{|SSOT1002:$Old.Count|}] = {|SSOT1002:$Old.Count|} };"),
        Expression("array creation", "var a = new [|$Old|][{|SSOT1002:$Old.Count|}]; var b = new [|$Old|][] { null, {|SSOT1002:$Old.Single|} };"),
        Expression("implicitly typed array", "var a = new[] { {|SSOT1002:new $Old()|}, {|SSOT1002:$Old.Single|} };"),
        Expression("array initializer", "[|$Old|][] a = { {|SSOT1002:$Old.Single|} };"),
        Expression("'stackalloc'", "unsafe { var a = stackalloc [|$OldS|][3]; Span<int> b = stackalloc int[] { {|SSOT1002:$Old.Count|} }; Span<int> c = stackalloc[] { {|SSOT1002:$Old.Count|} }; }"),
        Expression("collection expression", "List<[|$Old|]> a = [{|SSOT1002:$Old.Single|}]; int[] b = [1, .. {|SSOT1002:$Old.Many()|}];"),
        Expression("collection arguments", "List<[|$Old|]> a = [with({|SSOT1002:$Old.Count|}), {|SSOT1002:$Old.Single|}];", minRoslyn: 5),
        Expression("anonymous object", "var a = new { A = {|SSOT1002:$Old.Count|}, {|SSOT1002:$Old.Single|}.Value };"),
        Expression("'typeof'", "var a = typeof([|$Old|]); var b = typeof([|$Old|][]); var c = typeof(List<[|$Old|]>);"),
        Expression("'sizeof'", "unsafe { var a = sizeof([|$OldS|]); } var b = sizeof([|$OldE|]);"),
        Expression("'default'", "var a = default([|$Old|]); [|$Old|] b = default;"),
        Expression("'nameof' of the type", "var a = nameof({|SSOT1003:$Old|});"),
        Expression("'nameof' of a member", "var a = nameof([|$Old|].Count); var b = nameof([|$Old|].Value);"),
        Expression("cast", "var a = ([|$Old|])o; var b = (([|$Old|])o).Value; var c = (object)([|$Old|])o; var d = (long){|SSOT1002:$Old.Count|};"),
        Expression("'is'", "var a = o is [|$Old|]; var b = o is [|$Old|][];"),
        Expression("'as'", "var a = o as [|$Old|]; var b = (o as [|$Old|]).Value;"),
        Expression("argument", "M({|SSOT1002:$Old.Single|}, {|SSOT1002:$Old.Count|}); M(n: {|SSOT1002:$Old.Count|}, o: {|SSOT1002:$Old.Single|});"),
        Expression("'out' and 'ref' argument", "void L(out [|$Old|] a, ref int b) => a = null; L(out [|$Old|] x, ref {|SSOT1002:$Old.Static|}); L(out var y, ref n); L(out [|$Old|] _, ref n);"),
        Expression("type argument of a call", "{|SSOT1002:$Old.Of<[|$Old|]>(null)|}; Array.Empty<[|$Old|]>(); o = new object[0].OfType<[|$Old|]>();"),
        Expression("static method", "var a = {|SSOT1002:$Old.Do()|}; {|SSOT1002:$Old.Do({|SSOT1002:$Old.Do()|})|};"),
        Expression("static property of the type", "var a = {|SSOT1002:$Old.Count|}; {|SSOT1002:$Old.Count|} = 1; {|SSOT1002:$Old.Count|}++; {|SSOT1002:$Old.Count|} += 2;"),
        Expression("static field", "var a = {|SSOT1002:$Old.Static|}; {|SSOT1002:$Old.Static|} = 1; ref int b = ref {|SSOT1002:$Old.Static|};"),
        Expression("static event", "{|SSOT1002:$Old.Changed|} += () => { }; {|SSOT1002:$Old.Changed|} -= () => { };"),
        Expression("constant", "var a = {|SSOT1002:$Old.Max|};"),
        Expression("enum member", "var a = {|SSOT1002:$OldE.A|}; var b = {|SSOT1002:$OldE.A|} | {|SSOT1002:$OldE.B|};"),
        Expression("static method as a delegate", "Func<int> a = {|SSOT1002:$Old.Do|}; Action<int> b = {|SSOT1002:$Old.Do|}; var c = new Func<int>({|SSOT1002:$Old.Do|});"),
        Expression("call of a delegate that it holds", "{|SSOT1002:$Old.Call()|}; {|SSOT1002:$Old.Call|}.Invoke();"),
        Expression("member of what it yields", "var a = {|SSOT1002:$Old.Single|}.Value; {|SSOT1002:$Old.Single|}.Self.Value = 1; var b = {|SSOT1002:new $Old()|}.Self;"),
        Expression("member of a nested type", "var a = [|$Old|].Inner.Count;"),
        Expression("element access", "var a = {|SSOT1002:$Old.Items|}[{|SSOT1002:$Old.Count|}]; var b = {|SSOT1002:$Old.Single|}[0];"),
        Expression("conditional access", "var a = {|SSOT1002:$Old.Single|}?.Self?.Value; var b = {|SSOT1002:$Old.Items|}?[{|SSOT1002:$Old.Count|}]; o?.Equals({|SSOT1002:$Old.Count|});"),
        Expression("conditional assignment", "[|$Old|] a = null; a?.Value = {|SSOT1002:$Old.Count|}; a?.Value += {|SSOT1002:$Old.Count|};", minRoslyn: 5),
        Expression("null-forgiving", "var a = {|SSOT1002:$Old.Single|}!.Value; var b = {|SSOT1002:$Old.Single|}!;"),
        Expression("parentheses", "var a = ({|SSOT1002:$Old.Count|}); var b = ({|SSOT1002:new $Old()|}).Value;"),
        Expression("conditional", "var a = {|SSOT1002:$Old.Flag|} ? {|SSOT1002:$Old.Count|} : {|SSOT1002:$Old.Max|};"),
        Expression("ref conditional", "ref int a = ref ({|SSOT1002:$Old.Flag|} ? ref {|SSOT1002:$Old.Static|} : ref {|SSOT1002:$Old.Ref()|});"),
        Expression("coalescing", "var a = {|SSOT1002:$Old.Single|} ?? {|SSOT1002:new $Old()|};"),
        Expression("'throw' expression", "o = o ?? throw {|SSOT1002:$Old.Error|};"),
        Expression("assignment", "n = {|SSOT1002:$Old.Count|}; [|$Old|] a; a = {|SSOT1002:new $Old()|};"),
        Expression("deconstruction", "var (a, b) = {|SSOT1002:$Old.Single|}; ([|$Old|] c, int d) = ({|SSOT1002:$Old.Single|}, 1); (n, {|SSOT1002:$Old.Count|}) = (1, 2);"),
        Expression("tuple", "var a = ({|SSOT1002:$Old.Count|}, second: {|SSOT1002:$Old.Text|});"),
        Expression("interpolated string", "var a = $\"{{|SSOT1002:$Old.Count|}} {{|SSOT1002:$Old.Count|},{|SSOT1002:$Old.Max|}:x}\";"),
        Expression("lambda", "Func<int> a = () => {|SSOT1002:$Old.Count|}; Func<int, int> b = x => {|SSOT1002:$Old.Count|}; Func<int, int> c = x => { return {|SSOT1002:$Old.Count|}; };"),
        Expression("lambda's parameter", "Func<[|$Old|], int> a = ([|$Old|] x) => x.Value; var b = ([|$Old|] x, int y = {|SSOT1002:$Old.Max|}) => y;"),
        Expression("lambda's return type", "var a = [|$Old|] () => null;"),
        Expression("anonymous method", "Func<[|$Old|], int> a = delegate ([|$Old|] x) { return {|SSOT1002:$Old.Count|}; };"),
        Expression("expression tree", "Expression<Func<[|$Old|], int>> a = x => x.Value + {|SSOT1002:$Old.Count|}; Expression<Func<[|$Old|]>> b = () => {|SSOT1002:new $Old()|};"),
        new(ExpressionSection, "'await'", "class C { async Task M() { await {|SSOT1002:$Old.Later|}; var a = (await {|SSOT1002:$Old.Of(Task.FromResult(1))|}) + 1; } }"),
        Expression("'checked' and 'unchecked'", "var a = checked({|SSOT1002:$Old.Count|}); var b = unchecked({|SSOT1002:$Old.Count|} * 2);"),
        Expression("'with'", "var a = {|SSOT1002:$OldR.Single|} with { Value = {|SSOT1002:$Old.Count|} };"),
        Expression("range and index", "var a = {|SSOT1002:$Old.Items|}[{|SSOT1002:$Old.Count|}..^{|SSOT1002:$Old.Count|}]; Range b = {|SSOT1002:$Old.Count|}..; Range c = ..{|SSOT1002:$Old.Count|};"),
        Expression("typed reference", "var a = __makeref({|SSOT1002:$Old.Static|}); var b = __reftype(__makeref({|SSOT1002:$Old.Static|})); [|$Old|] d = null; var c = __refvalue(__makeref(d), [|$Old|]);"),
        Expression("switch expression", "var a = {|SSOT1002:$Old.Count|} switch { {|SSOT1002:$Old.Max|} => {|SSOT1002:$Old.Count|}, _ when {|SSOT1002:$Old.Flag|} => 1, _ => 2 };"),
        Expression("'unsafe' expression", "var a = unsafe({|SSOT1002:$Old.Count|});", minRoslyn: 5),
        Expression("address and indirection", "unsafe { [|$OldS|] s = default; [|$OldS|]* p = &s; var a = p->Value; var b = (*p).Value; int* q = &p->Value; }"),
        new(ExpressionSection, "static extension member", "static class E { extension([|$Old|]) { public static int Made => 1; } static int M() => {|SSOT1002:$Old.Made|}; }", MinRoslyn: 5),
        new(ExpressionSection, "iterator and async bodies", "class C { async Task<[|$Old|]> M() { await Task.Yield(); return {|SSOT1002:new $Old()|}; } IEnumerable<[|$Old|]> N() { yield return {|SSOT1002:new $Old()|}; } }"),
        new(ExpressionSection, "field initializer", "class C { int a = {|SSOT1002:$Old.Count|}; static int b = {|SSOT1002:$Old.Do()|}; Func<int> c = {|SSOT1002:$Old.Do|}; }"),
    ];

    private static IEnumerable<Position> Operators =>
    [
        Operator("arithmetic", "+", "-", "*", "/", "%"),
        Operator("shift", "<<", ">>", ">>>"),
        Operator("bitwise", "&", "|", "^"),
        Operator("comparison", "==", "!=", "<", "<=", ">", ">="),
        Expression("logical operators", "var a = {|SSOT1002:$Old.Flag|} && {|SSOT1002:$Old.Flag|} || !{|SSOT1002:$Old.Flag|};"),
        Expression("unary operators", "var a = +{|SSOT1002:$Old.Count|}; a = -{|SSOT1002:$Old.Count|}; a = ~{|SSOT1002:$Old.Count|}; ++{|SSOT1002:$Old.Count|}; --{|SSOT1002:$Old.Count|}; {|SSOT1002:$Old.Count|}++; {|SSOT1002:$Old.Count|}--;"),
        Expression("compound assignment", string.Concat(new[] { "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=" }.Select(op => $"{{|SSOT1002:$Old.Count|}} {op} {{|SSOT1002:$Old.Max|}}; "))),
        Expression("coalescing assignment", "{|SSOT1002:$Old.Single|} ??= {|SSOT1002:new $Old()|}; o ??= {|SSOT1002:$Old.Gate|};"),
        Expression("its own operators", "[|$Old|] a = {|SSOT1002:$Old.Single|} + {|SSOT1002:new $Old()|}; a += {|SSOT1002:$Old.Single|};"),
    ];

    private static Position Expression(string name, string code, int minRoslyn = 4) => InMethod(ExpressionSection, name, code, minRoslyn);

    private static Position Operator(string name, params string[] operators) =>
        Expression($"{name} operators", string.Concat(operators.Select((op, i) => $"var a{i} = {{|SSOT1002:$Old.Count|}} {op} {{|SSOT1002:$Old.Max|}}; ")));
}
