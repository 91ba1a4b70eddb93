namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>What a simple name means at one place is not what it means at every place of the file.</summary>
public sealed class TypeScopeTests : RewriterTests
{
    [Theory]
    [InlineData("void M<New>() { {0} m = null; }")]
    [InlineData("void M() { void Inner<New>() { {0} m = null; } }")]
    [InlineData("class Inner { class New { } {0} m; }")]
    [InlineData("class Inner<New> { {0} m; }")]
    [InlineData("class Middle { class New { } class Inner { {0} m; } }")]
    [InlineData("delegate {0} D<New>(New n);")]
    [InlineData("interface I<New> : System.Collections.Generic.IEnumerable<{0}> { }")]
    public Task NameThatMeansSomethingElseInOnePlace_IsQualifiedThere(string member) => VerifyAsync(
        $"using Legacy;\nclass C\n{{\n    [|Old|] a;\n    {member.Replace("{0}", "[|Old|]", StringComparison.Ordinal)}\n    [|Old|] b;\n}}\n",
        $"using Canon;\nclass C\n{{\n    New a;\n    {member.Replace("{0}", "Canon.New", StringComparison.Ordinal)}\n    New b;\n}}\n");

    [Fact]
    public Task NameThatMeansSomethingElseInOneNamespace_IsQualifiedThere() => VerifyAsync(
        """
        using Legacy;
        class C { [|Old|] a; }
        namespace Inner { enum New { } class D { [|Old|] m; } }
        """,
        """
        using Canon;
        class C { New a; }
        namespace Inner { enum New { } class D { Canon.New m; } }
        """);

    [Fact]
    public Task MemberOfTheSameName_IsInTheWayOfValuesOnly() => VerifyAsync(
        """
        using Legacy;
        class C
        {
            string New = "";
            [|Old|] a = null;
            int n = {|SSOT1002:Old.Count|};
        }
        """,
        """
        using Canon;
        class C
        {
            string New = "";
            New a = null;
            int n = Canon.New.Count;
        }
        """);

    [Fact]
    public Task AmbiguousName_LengthensNoNameOfAnotherNamespace() => VerifyAsync(
        new File("/0/Map.cs",
            """
            namespace Elsewhere.K { public class New { } }
            namespace Right.K { [Netra.Ssot.Canonical("K")] public class New { public string Name(string s) => s; } }
            namespace Wrong.K { [Netra.Ssot.SupersededBy(typeof(Right.K.New))] public class Old { public string Name(string s) => s; } }
            namespace Right { [Netra.Ssot.Canonical("N")] public class Node { public static string Title(string n) => "t" + n; } }
            namespace Wrong { [Netra.Ssot.SupersededBy(typeof(Right.Node))] public class OldNode { } public static class Titles { [Netra.Ssot.ReplaceWith("Node.Title(n)", "Right")] public static string Title(string n) => "t" + n; } }
            """),
        new File("/0/A.cs",
            """
            using System.Threading.Tasks;
            using Elsewhere.K;
            using Wrong.K;

            namespace App;

            class A { string M() { var o = {|SSOT1002:new Old()|}; return o.Name({|SSOT1002:global::Wrong.Titles.Title("n")|}) + new New(); } }
            """,
            """
            using System.Threading.Tasks;
            using Elsewhere.K;
            using Right;

            namespace App;

            class A { string M() { var o = new Right.K.New(); return o.Name(Node.Title("n")) + new New(); } }
            """),
        new File("/0/B.cs",
            """
            using System.Threading.Tasks;
            using Wrong;

            class B { [|OldNode|] _node; }
            """,
            """
            using System.Threading.Tasks;
            using Right;

            class B { Node _node; }
            """));
}
