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
}
