namespace Netra.SsotAnalyzers.Tests.Positions.Unnamed;

/// <summary>The programs of the uses that the table's kinds of member do not fit.</summary>
internal static partial class UnnamedCases
{
    private const string Tag = "public class TagAttribute : Attribute { [ReplaceWith(\"new TagAttribute(0)\")] public TagAttribute() { } [ReplaceWith(\"new TagAttribute(0, name)\")] public TagAttribute(string name) { } public TagAttribute(int n, string name = \"\") { } public int P; }";
    private const string Old = "public class Old { [ReplaceWith(\"new Old(0)\")] public Old() { } public Old(int n) { } }";
    private const string Indexed = "public class X { [ReplaceWith(\"this.At(i)\")] public int this[int i] { get => 1; set { } } public int At(int i) => 1; public X Next => this; }";
    private const string Accessed = "public class X { public int this[int i] { [ReplaceWith(\"this.At(i)\")] get => 1; [ReplaceWith(\"this.Put(i, value)\")] set { } } public int At(int i) => 1; public void Put(int i, int v) { } public int P { [ReplaceWith(\"this.GetP()\")] get; set; } public int GetP() => 1; }";
    private const string Extended = "public class X { public string NewName { get; set; } public void Set(string s) { } } public static class E { extension(X x) { [ReplaceWith(\"x.NewName\")] public string Name { get => \"\"; set { } } public string Text { [ReplaceWith(\"x.NewName\")] get => \"\"; [ReplaceWith(\"x.Set(value)\")] set { } } } extension(X) { [ReplaceWith(\"E.NewAll\")] public static string All { get => \"\"; set { } } } public static string NewAll { get; set; } }";
    private const string Compound = "public class V { [ReplaceWith(\"this.Plus(b)\")] public void operator +=(int b) { } public void Plus(int b) { } [ReplaceWith(\"this.Inc()\")] public void operator ++() { } public void Inc() { } }";

    public static IReadOnlyList<UnnamedCase> All { get; } = [.. Attributes, .. Bases, .. Elements, .. Accessors, .. Overrides, .. Made, .. Others];

    private static IEnumerable<UnnamedCase> Attributes =>
    [
        new("attribute", "constructor", Tag, "[{|SSOT1003:Tag(\"x\")|}] class C { [{|SSOT1003:TagAttribute(\"y\")|}] void M<[{|SSOT1003:Tag|}] T>([{|SSOT1003:Tag()|}] int n) { } [return: {|SSOT1003:Tag(P = 3)|}] int N() => 0; [Tag(1)] int O; }"),
        new("attribute", "constructor of a generic class", "public class TagAttribute<T> : Attribute { [ReplaceWith(\"new TagAttribute<T>(0)\")] public TagAttribute() { } public TagAttribute(int n) { } }", "[{|SSOT1003:Tag<int>|}] class C { [{|SSOT1003:TagAttribute<string>()|}] int P { get; } }"),
        new("attribute", "constructor, of the assembly", Tag, "[assembly: {|SSOT1003:Tag(\"x\")|}] [module: {|SSOT1003:Tag|}]"),
    ];

    private static IEnumerable<UnnamedCase> Bases =>
    [
        new("base class without an initializer", "constructor", Old, "class C : Old { C{|SSOT1003:()|} { } C{|SSOT1003:(int n)|} { } C(long n) : base(1) { } static C() { } }"),
        new("base class without a constructor", "constructor", Old, "class C : {|SSOT1003:Old|} { } partial class D : {|SSOT1003:Old|} { } partial class D : Old { } partial class E : IDisposable { public void Dispose() { } } partial class E : {|SSOT1003:Old|} { }"),
        new("base class of a primary constructor", "constructor", Old, "class C() : {|SSOT1003:Old|}; class D(int n) : {|SSOT1003:Old|} { int N = n; } class E(int n) : Old(n); class F() : {|SSOT1002:Old()|};", "class C() : Old; class D(int n) : Old { int N = n; } class E(int n) : Old(n); class F() : Old(0);"),
        new("base class of a record", "constructor", "public record Old { [ReplaceWith(\"new Old(0)\")] public Old() { } public Old(int n) { } }", "record C : {|SSOT1003:Old|}; record D(int X) : {|SSOT1003:Old|}; record E(int X) : Old(X); record F : Old { F{|SSOT1003:()|} { } }"),
        new("base class without arguments", "constructor with optional parameters", "public class Old { [ReplaceWith(\"new Old(0, 1)\")] public Old(int n = 1) { } public Old(int n, int m) { } }", "class C() : {|SSOT1003:Old|}; class D : {|SSOT1003:Old|}; class E : Old { E{|SSOT1003:()|} { } }"),
        new("base class without arguments", "constructor with a 'params' parameter", "public class Old { [ReplaceWith(\"new Old(0, 1L)\")] public Old(params int[] n) { } public Old(int n, long m) { } }", "class C() : {|SSOT1003:Old|}; class D : {|SSOT1003:Old|}; class E : Old { E{|SSOT1003:()|} { } }"),
        new("constructor initializer", "constructor", "public class Old { [ReplaceWith(\"new Old(n, 0)\")] public Old(int n) { } public Old(int n, int m) { } }", "class C : Old { C() : {|SSOT1002:base(1)|} { } C(int n) : this() { } } class D(int n) : {|SSOT1002:Old(n)|};", "class C : Old { C() : base(1, 0) { } C(int n) : this() { } } class D(int n) : Old(n, 0);"),
        new("copy of a record", "copy constructor", "public record R(int A) { [ReplaceWith(\"original.Copy()\")] protected R(R original) { } public R Copy() => this; }", "record S(int A, int B) : {|SSOT1003:R|}(A); record T(int A) : R(A) { protected T(T other) : {|SSOT1003:base(other)|} { } } class C { void M(R r) { var a = {|SSOT1003:r with { A = 2 }|}; } }"),
    ];

    private static IEnumerable<UnnamedCase> Elements =>
    [
        new("conditional element access", "indexer", Indexed,
            "class C { void M(X x) { var a = x?{|SSOT1002:[0]|}; var b = x?.Next?{|SSOT1002:[1]|}; var c = x?{|SSOT1002:.Next[2]|}.ToString(); x?{|SSOT1003:[3]|} = 3; x?{|SSOT1003:[4]|} += 4; } }",
            "class C { void M(X x) { var a = x?.At(0); var b = x?.Next?.At(1); var c = x?.Next.At(2).ToString(); x?[3] = 3; x?[4] += 4; } }", MinRoslyn: 5),
        new("conditional element access", "accessors of an indexer", Accessed,
            "class C { void M(X x) { var a = x?{|SSOT1002:[0]|}; x?{|SSOT1002:[1]|} = 3; x?{|SSOT1003:[2]|} += 4; } }",
            "class C { void M(X x) { var a = x?.At(0); x?.Put(1, 3); x?[2] += 4; } }", MinRoslyn: 5),
        new("element access that reads and writes", "accessors of an indexer", Accessed, "class C { void M(X x) { {|SSOT1003:x[1]|} += 2; {|SSOT1003:x[1]|}++; --{|SSOT1003:x[1]|}; } }"),
        new("access that reads and writes", "getter of a property", Accessed,
            "class C { void M(X x) { {|SSOT1003:x.P|} += 2; {|SSOT1003:x.P|}++; x.P = 1; var a = {|SSOT1002:x.P|}; } }",
            "class C { void M(X x) { x.P += 2; x.P++; x.P = 1; var a = x.GetP(); } }"),
        new("object initializer", "indexer", Indexed.Replace("public X Next => this;", "public X Next => this; public X In { get; } = null;", StringComparison.Ordinal), "class C { void M() { var a = new X { {|SSOT1003:[0]|} = 1, In = { {|SSOT1003:[1]|} = 2 } }; } }"),
        new("element access", "indexer of another name", Indexed.Replace("[Replace", "[IndexerName(\"Elements\")] [Replace", StringComparison.Ordinal),
            "class C { int M(X x) => {|SSOT1002:x[0]|}; }", "class C { int M(X x) => x.At(0); }"),
        new("link of a conditional chain", "property", "public class X { [ReplaceWith(\"this.New\")] public X Old => this; public X New => this; }",
            "class C { void M(X x) { var a = x?{|SSOT1002:{|SSOT1002:.Old|}.Old|}; } }", "class C { void M(X x) { var a = x?.New.New; } }"),
    ];

    private static IEnumerable<UnnamedCase> Accessors =>
    [
        new("accessor called by its name", "extension property", Extended,
            "class C { void M(X x) { var a = {|SSOT1002:E.get_Name(x)|}; {|SSOT1002:E.set_Name(x, \"b\")|}; var b = {|SSOT1002:E.get_All()|}; {|SSOT1002:E.set_All(\"c\")|}; } }",
            "class C { void M(X x) { var a = x.NewName; x.NewName = \"b\"; var b = E.NewAll; E.NewAll = \"c\"; } }", MinRoslyn: 5),
        new("accessor called by its name", "accessors of an extension property", Extended,
            "class C { void M(X x) { var a = {|SSOT1002:E.get_Text(x)|}; {|SSOT1002:E.set_Text(x, \"b\")|}; } }",
            "class C { void M(X x) { var a = x.NewName; x.Set(\"b\"); } }", MinRoslyn: 5),
        new("compound assignment", "instance operators", Compound,
            "class C { V F; void M(V v, V[] w) { {|SSOT1002:v += 1|}; {|SSOT1002:v++|}; {|SSOT1002:++F|}; {|SSOT1002:w[0] += 2|}; var a = {|SSOT1003:++v|}; } }",
            "class C { V F; void M(V v, V[] w) { v.Plus(1); v.Inc(); F.Inc(); w[0].Plus(2); var a = ++v; } }", MinRoslyn: 5),
    ];

    private static IEnumerable<UnnamedCase> Overrides =>
    [
        new("override", "virtual members", "public class Old { [ReplaceWith(\"this.New()\")] public virtual int F() => 1; public int New() => 2; [ReplaceWith(\"this.NewP\")] public virtual int P { get; set; } public int NewP { get; set; } [ReplaceWith(\"this.At(i)\")] public virtual int this[int i] => 1; public int At(int i) => i; [ReplaceWith(\"this.NewE\")] public virtual event Action E; public event Action NewE; }",
            "class C : Old { public override int {|SSOT1003:F|}() => 3; public override int {|SSOT1003:P|} { get; set; } public override int {|SSOT1003:this|}[int i] => 2; public override event Action {|SSOT1003:E|}; }"),
        new("override", "accessor", "public class Old { public virtual int P { [ReplaceWith(\"this.NewP\")] get; set; } public int NewP { get; set; } }",
            "class C : Old { public override int {|SSOT1003:P|} { get => 1; set { } } } class D : Old { public override int P { set { } } }"),
        new("implementation", "interface members", "public interface IOld { [ReplaceWith(\"this.New()\")] int F(); int New() => 2; [ReplaceWith(\"this.NewP\")] int P { get; } int NewP => 1; [ReplaceWith(\"this.At(i)\")] int this[int i] { get; } int At(int i) => i; }",
            "class C : IOld { public int {|SSOT1003:F|}() => 3; public int {|SSOT1003:P|} => 1; public int {|SSOT1003:this|}[int i] => 2; } class D : IOld { int IOld.{|SSOT1003:F|}() => 3; int IOld.{|SSOT1003:P|} => 1; int IOld.{|SSOT1003:this|}[int i] => 2; }"),
        new("implementation by a parameter of a record", "property of an interface", "public interface IOld { [ReplaceWith(\"this.New\")] int P { get; } int New => 2; }", "record C(int {|SSOT1003:P|}) : IOld;"),
        new("implementation", "static operators", "public interface IOld<T> where T : IOld<T> { [ReplaceWith(\"T.New(a, b)\")] static abstract T operator +(T a, T b); static virtual T New(T a, T b) => a; [ReplaceWith(\"T.Number(a)\")] static abstract implicit operator int(T a); static virtual int Number(T a) => 1; }",
            "class C : IOld<C> { public static C operator {|SSOT1003:+|}(C a, C b) => a; public static {|SSOT1003:implicit|} operator int(C a) => 1; }"),
    ];
}
