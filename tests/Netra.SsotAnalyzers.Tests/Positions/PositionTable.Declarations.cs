namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private static IEnumerable<Position> Declarations =>
    [
        Declaration("base class", "class C : [|$Old|] { }"),
        Declaration("base class that the canonical type seals", "class C : {|SSOT1003:$OldSealed|} { }"),
        Declaration("base class with its constructor call", "class C : [|$Old|] { C(int n) : base(n) { } }"),
        Declaration("base class of a primary constructor", "class C(int n) : [|$Old|](n);"),
        Declaration("base class of a record", "record C(int Value) : [|$OldR|](Value);"),
        Declaration("base interface", "class C : [|$IOld|] { public int Value { get; set; } }"),
        Declaration("base interface of a struct", "struct C : [|$IOld|] { public int Value { get; set; } }"),
        Declaration("base interface of an interface", "interface I : [|$IOld|] { }"),
        Declaration("base interface of a record struct", "record struct C(int Value) : [|$IOld|];"),
        Declaration("type argument of a base", "class C : List<[|$Old|]> { }"),
        Declaration("attribute on an enum and its members", "[[|$OldMark|]] enum E { [[|$OldMark|]] A }"),
        Declaration("constraint", "class C<T> where T : [|$Old|] { }"),
        Declaration("constraint that the canonical type seals", "class C<T> where T : {|SSOT1003:$OldSealed|} { }"),
        Declaration("constraint beside others", "class C<T, U> where T : class, [|$IOld|], new() where U : T { }"),
        Declaration("constraint of a method", "class C { void M<T>() where T : [|$Old|] { } }"),
        Declaration("constraint of a local function", "class C { void M() { void L<T>() where T : [|$Old|] { } L<[|$Old|]>(); } }"),
        Declaration("constraint of a delegate", "delegate void D<T>(T value) where T : [|$Old|];"),
        Declaration("constraint beside 'allows ref struct'", "class C<T> where T : [|$IOld|], allows ref struct { }"),
        Declaration("field", "class C { [|$Old|] field; }"),
        Declaration("field of a struct", "struct C { [|$OldS|] field; }"),
        Declaration("several fields", "class C { [|$Old|] a, b = null; }"),
        Declaration("static and readonly field", "class C { static readonly [|$Old|] field = null; }"),
        Declaration("ref field", "ref struct C { ref [|$OldS|] field; ref readonly [|$OldS|] other; }"),
        Declaration("constant of an enum type", "class C { const [|$OldE|] A = {|SSOT1002:$OldE.A|}; }"),
        Declaration("enum member's value", "enum E { A = {|SSOT1002:$Old.Max|} }"),
        Declaration("fixed-size buffer", "unsafe struct C { fixed int buffer[{|SSOT1002:$Old.Max|}]; }", limit: "of a qualified name there the compiler's model tells no symbol"),
        Declaration("property", "class C { [|$Old|] P { get; set; } }"),
        Declaration("property with an initializer", "class C { [|$Old|] P { get; init; } = {|SSOT1002:$Old.Single|}; }"),
        Declaration("property with accessor bodies", "class C { [|$Old|] P { get { return {|SSOT1002:$Old.Single|}; } set { {|SSOT1002:$Old.Single|} = value; } } }"),
        Declaration("expression-bodied property", "class C { [|$Old|] P => {|SSOT1002:$Old.Single|}; }"),
        Declaration("'init' accessor", "class C { int P { init { {|SSOT1002:$Old.Count|} = value; } } }"),
        Declaration("field-backed property", "class C { [|$Old|] P { get => field ?? {|SSOT1002:$Old.Single|}; set => field = value; } }", minRoslyn: 5),
        Declaration("indexer", "class C { [|$Old|] this[[|$Old|] key] => key; }"),
        Declaration("event field", "class C { event [|$OldD|] Changed; }"),
        Declaration("event with accessors", "class C { event [|$OldD|] Changed { add { {|SSOT1002:$Old.Do()|}; } remove { {|SSOT1002:$Old.Do()|}; } } }"),
        Declaration("event of a generic delegate", "class C { event EventHandler<[|$Old|]> Changed; }"),
        Declaration("method's return type", "class C { [|$Old|] M() { return null; } }"),
        Declaration("method's ref return type", "class C { ref [|$OldS|] M([|$OldS|][] all) => ref all[0]; ref readonly [|$OldS|] N([|$OldS|][] all) => ref all[0]; }"),
        Declaration("parameter", "class C { void M([|$Old|] a, ref [|$Old|] b, out [|$Old|] c, in [|$OldS|] d) { c = a; } }"),
        Declaration("parameter with a default value", "class C { void M([|$Old|] a = null, int n = {|SSOT1002:$Old.Max|}, [|$OldS|] s = default) { } }"),
        Declaration("params parameter", "class C { void M(params [|$Old|][] all) { } }"),
        Declaration("params collection", "class C { void M(params IEnumerable<[|$Old|]> all) { } }"),
        Declaration("'ref readonly' and scoped parameter", "class C { void M(ref readonly [|$OldS|] a, scoped [|$OldSpan|] b, scoped ref [|$OldS|] c) { } }"),
        Declaration("'this' parameter", "static class E { static void M(this [|$Old|] o) { } }"),
        Declaration("constructor's parameter", "class C { C([|$Old|] o) { } }"),
        Declaration("argument of a base constructor", "class B { protected B(int n) { } } class C : B { C() : base({|SSOT1002:$Old.Count|}) { } }"),
        Declaration("argument of another constructor of the type", "class C { C(int n) { } C() : this({|SSOT1002:$Old.Count|}) { } }"),
        Declaration("primary constructor", "class C([|$Old|] o) { [|$Old|] Kept => o; }"),
        Declaration("primary constructor's base argument", "class B(int n) { int N => n; } class C() : B({|SSOT1002:$Old.Count|});"),
        Declaration("record's parameter", "record C([|$Old|] O); record struct D([|$Old|] O); record class F([property: [|$OldMark|]] [|$Old|] O);"),
        Declaration("destructor's body", "class C { ~C() { {|SSOT1002:$Old.Do()|}; } }"),
        Declaration("static constructor's body", "class C { static C() { {|SSOT1002:$Old.Do()|}; } }"),
        Declaration("delegate's return type and parameter", "delegate [|$Old|] D([|$Old|] o);"),
        Declaration("operator", "class C { public static C operator +(C left, [|$Old|] right) => left; public static [|$Old|] operator -(C one) => null; }"),
        Declaration("compound assignment operator", "class C { public void operator +=([|$Old|] right) { } }", minRoslyn: 5),
        Declaration("conversion", "class C { public static implicit operator C([|$OldS|] s) => null; public static explicit operator [|$OldS|](C c) => default; }"),
        Declaration("explicit implementation", "class C : [|$IOld|] { int [|$IOld|].Value { get; set; } }"),
        Declaration("explicit implementation of a method", "interface I<T> { void M(T value); } class C : I<[|$Old|]> { void I<[|$Old|]>.M([|$Old|] value) { } }"),
        Declaration("explicit implementation of an event and an indexer", "interface I<T> { event Action E; int this[int i] { get; } } class C : I<[|$Old|]> { event Action I<[|$Old|]>.E { add { } remove { } } int I<[|$Old|]>.this[int i] => 1; }"),
        Declaration("explicit implementation of an operator", "interface I<T> where T : I<T> { static abstract int operator +(T one); static abstract explicit operator int(T one); } class C : I<C> { static int I<C>.operator +(C one) => {|SSOT1002:$Old.Count|}; static explicit I<C>.operator int(C one) => {|SSOT1002:$Old.Count|}; }"),
        Declaration("override", "class C : [|$OldB|] { public override [|$OldB|] Next() => null; }"),
        Declaration("override's parameter", "class C : [|$Old|] { public override int Overridden([|$Old|] other) => base.Overridden(other); }"),
        Declaration("abstract and partial members", "abstract partial class C { public abstract [|$Old|] M(); private partial [|$Old|] N([|$Old|] o); private partial [|$Old|] N([|$Old|] o) => o; }"),
        Declaration("partial type in two parts", "partial class C : [|$Old|] { } partial class C { [|$Old|] M() => this; }"),
        Declaration("file-local type", "file class C { [|$Old|] field; }"),
        Declaration("nested type", "class C { class D { struct S { [|$Old|] field; } } }"),
        Declaration("static abstract member", "interface I { static abstract [|$Old|] Make(); static virtual int N => {|SSOT1002:$Old.Count|}; }"),
        Declaration("extension block", "static class E { extension([|$Old|] o) { int Doubled => o.Value * 2; [|$Old|] Again() => o; } extension<T>(T t) where T : [|$IOld|] { int Twice() => t.Value; } }", minRoslyn: 5),
        Declaration("module initializer's body", "class C { [ModuleInitializer] internal static void Start() { {|SSOT1002:$Old.Do()|}; } }"),
        Declaration("attribute on a type", "[[|$OldMark|]] class C { }"),
        Declaration("attribute with arguments", "[[|$OldMark|]({|SSOT1002:$Old.Name|}, Value = typeof([|$Old|]))] class C { }"),
        Declaration("attribute on everything", """
            [[|$OldMark|]] delegate void D();
            [[|$OldMark|]] struct S { }
            [[|$OldMark|]] interface I<[[|$OldMark|]] T> { }
            [[|$OldMark|]] record R;
            class C
            {
                [[|$OldMark|]] int field;
                [field: [|$OldMark|]] int P { [[|$OldMark|]] get; [[|$OldMark|]] set; }
                [method: [|$OldMark|]] event Action E;
                [[|$OldMark|]] [return: [|$OldMark|]] int M([[|$OldMark|]] int n) => 1;
                [[|$OldMark|]] C() { }
                [[|$OldMark|]] ~C() { }
                [[|$OldMark|]] public static C operator -(C c) => c;
                [[|$OldMark|]] int this[int i] => 1;
                void N() { [[|$OldMark|]] void L() { } Action a = [[|$OldMark|]] () => L(); }
            }
            """),
        Declaration("argument of an attribute that stays", "[System.ComponentModel.DefaultValue({|SSOT1002:$Old.Max|})] [System.Diagnostics.DebuggerTypeProxy(typeof([|$Old|]))] class C { }"),
        new(DeclarationSection, "attribute on the assembly and the module", "class Program { static void Main() { } }", "[assembly: [|$OldMark|]]\n[module: [|$OldMark|]]", IsWholeProgram: true),
        Declaration("union's case type", "union U([|$Old|], [|$OldS|]);", minRoslyn: 5),
    ];

    private const string DeclarationSection = "Declarations";

    private static Position Declaration(string name, string code, int minRoslyn = 4, string? limit = null) => new(DeclarationSection, name, code, MinRoslyn: minRoslyn, Limit: limit);
}
