using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Testing.Tests.Toys;
using Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;
using Xunit;
using FixTest = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameAnalyzer, Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameFix, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixVerifier<Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameAnalyzer, Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameFix, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Netra.SsotAnalyzers.Testing.Tests;

public sealed class CodeFixTestTests
{
    private const string Declarations = "public class OldA { } public class NewA { } public class OldB { } public class NewB { }";

    [Fact]
    public Task MarkedHit_IsFixed()
        => Verify.VerifyCodeFixAsync("class OldA { [|OldA|] next; } class NewA { }", "class OldA { NewA next; } class NewA { }");

    [Fact]
    public Task KeyedHit_IsFixed()
        => Verify.VerifyCodeFixAsync("class OldA { {|#0:OldA|} next; } class NewA { }", Verify.Diagnostic().WithLocation(0).WithArguments("OldA"), "class OldA { NewA next; } class NewA { }");

    [Fact]
    public Task TwoProjects_AreFixedTogether()
        => new FixTest
        {
            TestState =
            {
                Sources = { "class User : {|TOY0001:OldA|} { [|OldB|] b; }", "class Other { [|OldA|] a; }" },
                AdditionalProjects = { ["Lib"] = { Sources = { Declarations, "class Inner : [|OldB|] { }" } } },
                AdditionalProjectReferences = { "Lib" },
            },
            FixedState =
            {
                Sources = { "class User : NewA { NewB b; }", "class Other { NewA a; }" },
                AdditionalProjects = { ["Lib"] = { Sources = { Declarations, "class Inner : NewB { }" } } },
            },
        }.RunAsync();

    [Fact]
    public Task OnlyTheOtherProject_IsFixed()
        => new FixTest
        {
            TestState = { Sources = { "class User { }" }, AdditionalProjects = { ["Lib"] = { Sources = { Declarations, "class Inner : [|OldB|] { }" } } } },
            FixedState = { AdditionalProjects = { ["Lib"] = { Sources = { Declarations, "class Inner : NewB { }" } } } },
        }.RunAsync();

    [Fact]
    public Task GeneratedAndSuppressedCode_StayAsTheyAre()
        => new FixTest
        {
            TestState = { Sources = { Declarations, "class A : [|OldA|] {\n#pragma warning disable TOY0001\nOldB b;\n}", ("/0/Form.g.cs", "class Generated : OldA { }") } },
            FixedState = { Sources = { Declarations, "class A : NewA {\n#pragma warning disable TOY0001\nOldB b;\n}", ("/0/Form.g.cs", "class Generated : OldA { }") } },
        }.RunAsync();

    [Fact]
    public Task NothingOffered_IsSaidByAFixedStateLikeTheInput()
        => new ManyToysTest { Analyzers = { new OldNameAnalyzer() }, Fixers = { new SilentFix() }, TestCode = "class OldA { [|OldA|] next; }", FixedCode = "class OldA { [|OldA|] next; }" }.RunAsync();

    [Fact]
    public Task NoFixedState_MeansDiagnosticsOnly()
        => new FixTest { TestCode = "class OldA { [|OldA|] next; }" }.RunAsync();

    [Fact]
    public Task WhatIsLeft_MayBeMarkedInTheFixedState()
        => new ManyToysTest
        {
            Analyzers = { new OldNameAnalyzer() },
            Fixers = { new NeverDoneFix() },
            TestCode = "class OldA { [|OldA|] next; } class OldAA { }",
            FixedState = { Sources = { "class OldA { [|OldAA|] next; } class OldAA { }" }, MarkupHandling = MarkupMode.Allow },
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
        }.RunAsync();

    [Fact]
    public Task TwoKeys_PassWithTwoFixAllIterations()
        => new ManyToysTest
        {
            Analyzers = { new OldNameAnalyzer() },
            Fixers = { new TwoKeysFix() },
            TestState = { Sources = { Declarations, "class User : [|OldA|] { [|OldB|] b; }" } },
            FixedState = { Sources = { Declarations, "class User : NewA { NewB b; }" } },
            NumberOfIncrementalIterations = 2,
            NumberOfFixAllIterations = 2,
        }.RunAsync();

    [Fact]
    public async Task ChosenAction_IsLookedAt()
    {
        var titles = new HashSet<string>();
        await new FixTest
        {
            TestCode = "class OldA { [|OldA|] next; } class NewA { }",
            FixedCode = "class OldA { NewA next; } class NewA { }",
            CodeActionEquivalenceKey = "rename",
            CodeActionIndex = 0,
            CodeActionVerifier = (action, _) => titles.Add(action.Title),
        }.RunAsync();
        Assert.Equal(["Rename"], titles);
    }

    [Fact]
    public Task SeveralFixableIds_TakeOneFixAllEach()
        => new ManyToysTest
        {
            Analyzers = { new OldNameAnalyzer(), new AncientNameAnalyzer() },
            Fixers = { new OldNameFix(), new AncientNameFix() },
            TestState = { Sources = { "class OldA { } class NewA { } class AncientA { }", "class User : [|OldA|] { {|TOY0004:AncientA|} a; }" } },
            FixedState = { Sources = { "class OldA { } class NewA { } class AncientA { }", "class User : NewA { NewA a; }" } },
        }.RunAsync();
}
