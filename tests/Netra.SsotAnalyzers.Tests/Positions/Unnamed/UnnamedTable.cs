namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>Every way in which the compiler uses a member that no identifier shows. Each is tried with every kind of member.</summary>
internal static partial class UnnamedTable
{
    private const string Enumerable = "IEnumerator IEnumerable.GetEnumerator()";

    public static IReadOnlyList<UnnamedWay> Ways { get; } = [.. Enumeration, .. Statements, .. Collections, .. Patterns, .. Operators];

    public static IReadOnlyList<UnnamedProgram> Programs { get; } =
        [.. Ways.SelectMany((way, number) => Enum.GetValues<MemberKind>().Where(kind => typeof(Microsoft.CodeAnalysis.SyntaxNode).Assembly.GetName().Version!.Major >= MinRoslyn(way, kind)).Select(kind => UnnamedProgram.Create(way, kind, number)))];

    /// <summary>Extension blocks, and extension methods for a range, came with C# 14.</summary>
    private static int MinRoslyn(UnnamedWay way, MemberKind kind) =>
        kind == MemberKind.Block || (kind == MemberKind.Extension && way.Name.StartsWith("Slice", StringComparison.Ordinal)) ? 5 : way.MinRoslyn;

    private static IEnumerable<UnnamedWay> Enumeration =>
    [
        new("GetEnumerator of 'foreach'", "IEnumerator<int> GetEnumerator()", "foreach (var i in {|x|}) ;"),
        new("MoveNext of 'foreach'", "bool MoveNext()", "foreach (var i in {|new Holder<{X}>()|}) ;") { Beside = ["int Current"], NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("Current of 'foreach'", "int Current", "foreach (var i in {|new Holder<{X}>()|}) ;") { Beside = ["bool MoveNext()"], NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("Dispose of an enumerator", "void Dispose()", "foreach (var i in {|new Holder<{X}>()|}) ;") { Beside = ["bool MoveNext()", "int Current"], Bases = "IDisposable", NotApplicable = Not((MemberKind.Interface, UnnamedWay.Unused), (MemberKind.Constraint, UnnamedWay.Unused), (MemberKind.Extension, "CS0535"), (MemberKind.Block, "CS0535")) },
        new("GetAsyncEnumerator of 'await foreach'", "IAsyncEnumerator<int> GetAsyncEnumerator()", "await foreach (var i in {|x|}) ;"),
        new("MoveNextAsync of 'await foreach'", "ValueTask<bool> MoveNextAsync()", "await foreach (var i in {|new Holder<{X}>()|}) ;") { Beside = ["int Current"], NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("GetEnumerator of a spread", "IEnumerator<int> GetEnumerator()", "int[] a = [.. {|x|}];"),
        new("MoveNext of a spread", "bool MoveNext()", "int[] a = [.. {|new Holder<{X}>()|}];") { Beside = ["int Current"], NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("Current of a spread", "int Current", "int[] a = [.. {|new Holder<{X}>()|}];") { Beside = ["bool MoveNext()"], NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
    ];

    private static IEnumerable<UnnamedWay> Statements =>
    [
        new("GetAwaiter of 'await'", "TaskAwaiter GetAwaiter()", "{|await x|};"),
        new("IsCompleted of 'await'", "bool IsCompleted", "{|await new Holder<{X}>()|};") { Beside = ["void OnCompleted(Action next)", "void GetResult()"], Bases = "INotifyCompletion", NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("GetResult of 'await'", "void GetResult()", "{|await new Holder<{X}>()|};") { Beside = ["void OnCompleted(Action next)", "bool IsCompleted"], Bases = "INotifyCompletion", NotApplicable = Not((MemberKind.Extension, "CS0117"), (MemberKind.Block, "CS0117")) },
        new("OnCompleted of 'await'", "void OnCompleted(Action next)", "{|await new Holder<{X}>()|};") { Beside = ["void GetResult()", "bool IsCompleted"], Bases = "INotifyCompletion", NotApplicable = Not((MemberKind.Interface, UnnamedWay.Unused), (MemberKind.Constraint, UnnamedWay.Unused), (MemberKind.Extension, "CS0535"), (MemberKind.Block, "CS0535")) },
        new("Dispose of 'using'", "void Dispose()", "using ({|x|}) { } using {|var a = x|};") { Bases = "IDisposable", NotApplicable = Not((MemberKind.Interface, UnnamedWay.Unused), (MemberKind.Constraint, UnnamedWay.Unused), (MemberKind.Extension, "CS0535"), (MemberKind.Block, "CS0535")) },
        new("DisposeAsync of 'await using'", "ValueTask DisposeAsync()", "await using ({|x|}) { } await using {|var a = x|};") { NotApplicable = Not((MemberKind.Extension, "CS8410"), (MemberKind.Block, "CS8410")) },
        new("Deconstruct of an assignment", "void Deconstruct(out int a, out int b)", "{|var (a, b) = x|};"),
        new("Deconstruct of 'foreach'", "void Deconstruct(out int a, out int b)", "foreach (var (a, b) in {|new {X}[0]|}) ;"),
        new("GetPinnableReference of 'fixed'", "ref int GetPinnableReference()", "fixed (int* p = {|x|}) { }"),
        new("Select of a query", "object Select(Func<int, int> map)", "var a = from i in x {|select i + 1|};"),
        new("Where of a query", "{X} Where(Func<int, bool> filter)", "var a = from i in x {|where i > 1|} select i;"),
        new("OrderBy of a query", "{X} OrderBy(Func<int, int> key)", "var a = from i in x orderby {|i|} select i;"),
    ];

    private static IEnumerable<UnnamedWay> Collections =>
    [
        new("Add of a collection initializer", "void Add(int item)", "var a = new {X} { {|1|}, {|2|} };") { Beside = [Enumerable], Bases = "IEnumerable", NotApplicable = Not((MemberKind.Interface, "CS0144")) },
        new("Add of a collection expression", "void Add(object item)", "{X} a = {|[1]|};") { Beside = [Enumerable], Bases = "IEnumerable", NotApplicable = Not((MemberKind.Interface, "CS9174")) },
        new("Add of a 'params' collection", "void Add(object item)", "F{|(1)|}; void F(params {X} a) { }") { Beside = [Enumerable], Bases = "IEnumerable", NotApplicable = Not((MemberKind.Interface, "CS1503"), (MemberKind.Extension, "CS9227"), (MemberKind.Block, "CS9227")) },
        new("AppendLiteral of a handler", "void AppendLiteral(string text)", "F({|$\"a\"|}); void F({X} h) { }") { Attributes = "[InterpolatedStringHandler] ", Constructor = "int a, int b", NotApplicable = Not((MemberKind.Interface, "CS0144"), (MemberKind.Constraint, "CS1503"), (MemberKind.Extension, "CS1061"), (MemberKind.Block, "CS1061")) },
        new("AppendFormatted of a handler", "void AppendFormatted(int number)", "F({|$\"{1}\"|}); F({|$\"{1}\"|} + {|$\"{2}\"|}); void F({X} h) { }") { Attributes = "[InterpolatedStringHandler] ", Constructor = "int a, int b", NotApplicable = Not((MemberKind.Interface, "CS0144"), (MemberKind.Constraint, "CS1503"), (MemberKind.Extension, "CS1061"), (MemberKind.Block, "CS1061")) },
    ];

    private static IEnumerable<UnnamedWay> Patterns =>
    [
        new("Deconstruct of a pattern", "void Deconstruct(out int a, out int b)", "var a = x is {|(1, _)|};"),
        new("Length of an index from the end", "int Length", "var a = {|x[^1]|}; {|x[^1]|} = 2;") { Beside = ["int this[int i]"], NotApplicable = Not((MemberKind.Extension, "CS1503")) },
        new("indexer of an index from the end", "int this[int i]", "var a = {|x[^1]|}; {|x[^1]|} = 2;") { Beside = ["int Length"], NotApplicable = Not((MemberKind.Extension, "CS0021")) },
        new("Slice of a range", "int Slice(int start, int length)", "var a = {|x[1..2]|};") { Beside = ["int Length"] },
        new("Count of a range", "int Count", "var a = {|x[1..2]|};") { Beside = ["int Slice(int start, int length)"], NotApplicable = Not((MemberKind.Extension, "CS0021")) },
        new("Length behind '?'", "int Length", "var a = x?{|[^1]|};") { Beside = ["int this[int i]"], NotApplicable = Not((MemberKind.Struct, "CS0023"), (MemberKind.Extension, "CS1503")) },
        new("Length of a list pattern", "int Length", "var a = x is {|[1, ..]|};") { Beside = ["int this[int i]"], NotApplicable = Not((MemberKind.Extension, "CS8985")) },
        new("indexer of a list pattern", "int this[int i]", "var a = x is {|[1, ..]|};") { Beside = ["int Length"], NotApplicable = Not((MemberKind.Extension, "CS0021")) },
        new("Slice of a list pattern", "int Slice(int start, int length)", "var a = x is {|[.. var r]|};") { Beside = ["int Length", "int this[int i]"] },
        new("indexer of an element access", "int this[int i]", "var a = {|x[1]|};") { NotApplicable = Not((MemberKind.Extension, "CS0021")) },
        new("indexer of a conditional element access", "int this[int i]", "var a = x?{|[1]|};") { NotApplicable = Not((MemberKind.Struct, "CS0023"), (MemberKind.Extension, "CS0021")) },
        new("indexer of an object initializer", "int this[int i]", "var a = new {X} { {|[1]|} = 2 };") { NotApplicable = Not((MemberKind.Interface, "CS0144"), (MemberKind.Extension, "CS0021")) },
    ];

    private static IEnumerable<UnnamedWay> Operators =>
    [
        new("operator true of a condition", "static bool operator true({X} x)", "if ({|x|}) { } var a = {|x|} ? 1 : 2; switch (1) { case 1 when {|x|}: break; }") { Beside = ["static bool operator false({X} x)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0029")) },
        new("operator false of '&&'", "static bool operator false({X} x)", "var a = {|x|} && x; var b = {|(x)|} && x;") { Beside = ["static bool operator true({X} x)", "static {X} operator &({X} a, {X} b)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0218")) },
        new("operator true of '||'", "static bool operator true({X} x)", "var a = {|x|} || x;") { Beside = ["static bool operator false({X} x)", "static {X} operator |({X} a, {X} b)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0218")) },
        new("operator & of '&&'", "static {X} operator &({X} a, {X} b)", "var a = {|x && x|};") { Beside = ["static bool operator true({X} x)", "static bool operator false({X} x)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0019")) },
        new("operator '==' of tuples", "static bool operator ==({X} a, {X} b)", "var a = {|(x, 1) == (x, 1)|}; var t = (x, x); var b = {|t == t|};") { Beside = ["static bool operator !=({X} a, {X} b)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8920"), (MemberKind.Extension, "CS1534"), (MemberKind.Block, UnnamedWay.Unused)) },
        new("operator '!=' of nested tuples", "static bool operator !=({X} a, {X} b)", "var a = {|((x, 1), 2) != ((x, 1), 2)|};") { Beside = ["static bool operator ==({X} a, {X} b)"], NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8920"), (MemberKind.Extension, "CS1534"), (MemberKind.Block, UnnamedWay.Unused)) },
        new("operator '+' of '+='", "static {X} operator +({X} a, int b)", "{|x += 1|};") { NotApplicable = Not((MemberKind.Inherited, "CS0266"), (MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0019")) },
        new("operator '++'", "static {X} operator ++({X} a)", "{|x++|}; {|++x|};") { NotApplicable = Not((MemberKind.Inherited, "CS0266"), (MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8926"), (MemberKind.Extension, "CS0023")) },
        new("instance operator '+='", "void operator +=(int b)", "{|SSOT1002:x += 1|};") { MinRoslyn = 5, NotApplicable = Not((MemberKind.Extension, "CS0019")) },
        new("instance operator '++'", "void operator ++()", "{|SSOT1002:x++|}; {|SSOT1002:++x|}; var a = {|++x|};") { MinRoslyn = 5, NotApplicable = Not((MemberKind.Extension, "CS0023")) },
        new("implicit conversion", "static implicit operator int({X} x)", "int a = {|x|}; F({|x|}); int F(int n) => 1; var t = (x, 1); (int, int) u = {|t|}; (int, int) v = ({|x|}, 1); var s = 1 switch { 1 => {|x|}, _ => 2 };") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS0029"), (MemberKind.Extension, "CS0029"), (MemberKind.Block, "CS0029")) },
        new("implicit conversion of a loop variable", "static implicit operator int({X} x)", "foreach ({|int|} i in new {X}[0]) ;") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS0030"), (MemberKind.Extension, "CS0030"), (MemberKind.Block, "CS0030")) },
        new("explicit conversion of a loop variable", "static explicit operator int({X} x)", "foreach ({|int|} i in new {X}[0]) ;") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS0030"), (MemberKind.Extension, "CS0030"), (MemberKind.Block, "CS0030")) },
        new("implicit conversion of a spread", "static implicit operator int({X} x)", "int[] a = [.. {|new {X}[0]|}];") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS0029"), (MemberKind.Extension, "CS0029"), (MemberKind.Block, "CS0029")) },
        new("implicit conversion of a deconstruction", "static implicit operator int({X} x)", "var t = (x, 1); {|(int a, int b) = t|};") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS8920"), (MemberKind.Extension, "CS0029"), (MemberKind.Block, "CS0029")) },
        new("implicit conversion of a compound assignment", "static implicit operator int({X} x)", "int a = 1; a += {|x|};") { NotApplicable = Not((MemberKind.Overridden, "CS0106"), (MemberKind.Interface, "CS0019"), (MemberKind.Extension, "CS0019"), (MemberKind.Block, "CS0019")) },
    ];

    private static Dictionary<MemberKind, string> Not(params (MemberKind Kind, string Error)[] cells) => cells.ToDictionary(cell => cell.Kind, cell => cell.Error);
}
