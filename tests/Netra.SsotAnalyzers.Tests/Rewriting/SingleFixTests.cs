namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>One lightbulb changes what it was asked for, and only what that needs.</summary>
public sealed class SingleFixTests : RewriterTests
{
    private static Task FirstHitAsync(params File[] files)
    {
        var test = NewTest(files);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        test.VerifiesEveryOrder = false;
        return test.RunAsync();
    }

    private static Task FirstHitAsync(string before, string after) => FirstHitAsync(new File("/0/Test.cs", before, after));

    [Fact]
    public Task UnconnectedHits_Stay() => FirstHitAsync(
        """
        using Legacy;
        class C { [|Old|] a; [|Old|] b; object c = {|SSOT1002:new Old()|}; }
        """,
        """
        using Canon;
        using Legacy;
        class C { New a; [|Old|] b; object c = {|SSOT1002:new Old()|}; }
        """);

    [Fact]
    public Task ConnectedHits_Follow() => FirstHitAsync(
        """
        using Legacy;
        class C { [|Old|] a = {|SSOT1002:new Old()|}; [|Old|] Get() => a; [|Old|] other; }
        """,
        """
        using Canon;
        using Legacy;
        class C { New a = new New(); New Get() => a; [|Old|] other; }
        """);

    [Fact]
    public Task OtherFiles_StayWhereNothingConnectsThem() => FirstHitAsync(
        new File("/0/A.cs",
            """
            class A { [|Legacy.Old|] a; }
            """,
            """
            using Canon;

            class A { New a; }
            """),
        new File("/0/B.cs", """class B { [|Legacy.Old|] b; object c = {|SSOT1002:Legacy.Factory.Make()|}; }"""));

    [Fact]
    public Task FactoryCallOfAnotherId_PullsItsDeclarationAlong() => FirstHitAsync(
        """
        using Legacy;
        class C { void M() { var x = {|SSOT1002:Factory.Make()|}; [|Old|] m = x; } void N() { [|Old|] own = null; } }
        """,
        """
        using Canon;
        using Legacy;
        class C { void M() { var x = new New(); New m = x; } void N() { [|Old|] own = null; } }
        """);

    [Fact]
    public Task AliasDirective_TakesAllItsUsesAlong() => FirstHitAsync(
        """
        {|SSOT2001:using M = Legacy.Old;|}
        class C { {|SSOT2001:M|} a; {|SSOT2001:M|} b; [|Legacy.Old|] c; }
        """,
        """
        using Canon;
        class C { New a; New b; [|Legacy.Old|] c; }
        """);
}
