namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>What somebody has suppressed is not rewritten along with a neighbour, wherever the suppression stands and however it is written.</summary>
public sealed class SuppressionTests : RewriterTests
{
    private const string Suppress = """System.Diagnostics.CodeAnalysis.SuppressMessage("Ssot", "SSOT1001")""";

    [Theory]
    [InlineData($"[{Suppress}]")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute("Ssot", "SSOT1001")]""")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.Suppress\u004dessage("Ssot", "SSOT1001")]""")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Ssot", "SSOT1001")]""")]
    public Task AttributeOnTheMember_HoldsTheFlowBack(string attribute) => VerifyUntouchedAsync(
        $$"""
        using Legacy;
        class C
        {
            {{attribute}} Old _m;
            [|Old|] Get() => _m;
        }
        """);

    [Fact]
    public Task AttributeOnAnotherPartOfTheType_HoldsTheFlowBack() => VerifyAsync(
        new File("/0/Other.cs", $$"""[{{Suppress}}] partial class C { }"""),
        new File("/0/Test.cs",
            """
            using Legacy;
            partial class C { Old _m; }
            class D { [|Old|] Get(C c) => null; }
            """,
            """
            using Canon;
            using Legacy;
            partial class C { Old _m; }
            class D { New Get(C c) => null; }
            """));

    [Fact]
    public Task AttributeOnTheAssembly_HoldsTheFlowBack() => VerifyAsync(
        new File("/0/GlobalSuppressions.cs", """[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("Ssot", "SSOT1001", Scope = "member", Target = "~F:C._m")]"""),
        new File("/0/Test.cs", """
            using Legacy;
            class C
            {
                Old _m;
                [|Old|] Get() => _m;
            }
            """));

    [Fact]
    public Task AliasOfTheAttribute_HoldsTheFlowBack() => VerifyAsync(
        new File("/0/Usings.cs", """global using Quiet = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;"""),
        new File("/0/Test.cs", """
            using Legacy;
            class C
            {
                [Quiet("Ssot", "SSOT1001")] Old _m;
                [|Old|] Get() => _m;
            }
            """));

    [Fact]
    public Task Severity_HoldsTheFlowBack()
    {
        const string Source = """
            using Legacy;
            class C
            {
                [|Old|] _m = new Old();
            }
            """;
        var test = NewTest(new File("/0/Test.cs", Source));
        foreach (var state in new[] { test.TestState, test.FixedState })
            state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.SSOT1002.severity = none\n"));
        return test.RunAsync();
    }
}
