namespace Netra.SsotAnalyzers.Tests.Positions;

internal static partial class PositionTable
{
    private const string NameSection = "Names and directives";
    private const string DocumentationSection = "Documentation";

    private static IEnumerable<Position> Names =>
    [
        new(NameSection, "'using static'", "class C { int M() => Size() + Count; }", "using static [|Legacy.OldKit|];"),
        new(NameSection, "'using static' of an extension class", "class C { int M() => Thrice(2); }", "using static [|Legacy.OldExtensions|];"),
        new(NameSection, "'global using static'", "class Program { static int Main() => Size() + Count; }", "global using static [|Legacy.OldKit|];", IsWholeProgram: true),
        new(NameSection, "alias", "class C { {|SSOT2001:Hidden|} field; int M() => {|SSOT2001:Hidden.Count|}; }", "{|SSOT2001:using Hidden = Legacy.Old;|}"),
        new(NameSection, "alias of a constructed type", "class C { Hidden field; }", "using Hidden = System.Collections.Generic.List<[|Legacy.Old|]>;"),
        new(NameSection, "alias of a tuple, an array, a pointer", "unsafe class C { A a; B b; D d; E e; }", "using A = ([|Legacy.Old|] First, int Second);\nusing B = [|Legacy.Old|][];\nusing unsafe D = [|Legacy.OldS|]*;\nusing unsafe E = delegate*<[|Legacy.Old|], void>;"),
        new(NameSection, "global alias", "class Program { static {|SSOT2001:Hidden|} field; static void Main() { } }", "{|SSOT2001:global using Hidden = Legacy.Old;|}", IsWholeProgram: true),
        new(NameSection, "block namespace inside a namespace", "namespace Inner { using Legacy; class C { [|$Old|] field; } }"),
        new(NameSection, "file-scoped namespace", "namespace Whole;\nclass C { [|$Old|] field; static void Main() { } }", IsWholeProgram: true),
        new(NameSection, "a local of the same name", "class C { void M() { int New = 1, Old = New; {|SSOT1002:Legacy.Old.Do()|}; } }"),
        new(NameSection, "a member of the same name", "class C { [|$Old|] New { get; set; } int M() => New.Value; }"),
        new(NameSection, "a type parameter of the same name", "class C<New> { [|$Old|] field; New other; }"),
        new(NameSection, "a type of the same name", "class New { } class C { [|$Old|] field; New other; }"),
        new(NameSection, "escaped identifier", "class C { [|@Old|] field; [|O\\u006cd|] other; }"),
        new(NameSection, "behind #if", "#if NEVER\nclass D { Old field; }\n#else\nclass C { [|$Old|] field; }\n#endif"),
        new(NameSection, "in generated code's company", "#pragma warning disable CS0169\n#region fields\nclass C { [|$Old|] field; }\n#endregion\n#line 7 \"other.cs\"\nclass D { [|$Old|] field; }\n#line default"),
    ];

    private static IEnumerable<Position> Documentation =>
    [
        Doc("'cref' to a type", "/// <summary><see cref=\"{|SSOT1005:$Old|}\"/></summary>\nclass C { }"),
        Doc("'cref' in an element with content", "/// <summary><see cref=\"{|SSOT1005:$Old|}\">it</see></summary>\nclass C { }"),
        Doc("'cref' to a member", "/// <seealso cref=\"{|SSOT1005:$Old|}.Count\"/>\nclass C { }"),
        Doc("'cref' to a method with parameters", "/// <seealso cref=\"M({|SSOT1005:$Old|}, int)\"/>\nclass C { void M([|$Old|] a, int n) { } }"),
        Doc("'cref' to an indexer", "/// <seealso cref=\"this[{|SSOT1005:$Old|}]\"/>\nclass C { int this[[|$Old|] a] => 1; }"),
        Doc("'cref' to an operator", "/// <seealso cref=\"operator +(C, {|SSOT1005:$Old|})\"/>\nclass C { public static C operator +(C a, [|$Old|] b) => a; }"),
        Doc("'cref' to a conversion", "/// <seealso cref=\"explicit operator {|SSOT1005:$OldS|}(C)\"/>\nclass C { public static explicit operator [|$OldS|](C a) => default; }"),
        new(DocumentationSection, "'cref' through an alias of the namespace", "/// <seealso cref=\"{|SSOT1005:Lg::Old|}\"/>\nclass C { }", "using Lg = Legacy;"),
        Doc("'cref' to a generic type", "/// <seealso cref=\"{|SSOT1005:OldG{T}|}\"/>\nclass C { }"),
        Doc("'cref' to an extension", "/// <seealso cref=\"E.extension({|SSOT1005:$Old|}).Twice\"/>\nstatic class E { extension([|$Old|] o) { public int Twice => 1; } }", minRoslyn: 5),
        Doc("'cref' in an exception element", "class C { /** <exception cref=\"{|SSOT1005:$OldX|}\">never</exception> */ void M() { } }"),
    ];

    private static Position Doc(string name, string code, int minRoslyn = 4) => new(DocumentationSection, name, code, MinRoslyn: minRoslyn);
}
