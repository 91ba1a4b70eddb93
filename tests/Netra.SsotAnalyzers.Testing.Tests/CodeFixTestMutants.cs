using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Testing.Tests.Toys;
using Netra.SsotAnalyzers.Testing.Tests.Toys.Mutants;
using Xunit;

namespace Netra.SsotAnalyzers.Testing.Tests;

/// <summary>Every way in which a fix can be wrong is told.</summary>
public sealed class CodeFixTestMutants
{
    private const string Declarations = "class OldA { } class OldAA { } class OldAAA { } class NewA { } class OldB { } class NewB { } class Unrelated { }";

    [Fact]
    public Task WrongFix_IsShownAsADiff()
        => AssertSaysAsync(
            new WrongNameFix(), "class User : [|OldA|] { }", "class User : NewA { }",
            "Context: Iterative code fix application", "The result is not the expected one", "- class User : NewA { }", "+ class User : Unrelated { }");

    [Fact]
    public Task MissingFix_IsShownAsADiff()
        => AssertSaysAsync(new SilentFix(), "class User : [|OldA|] { }", "class User : NewA { }", "after 0 iteration(s)", "still offered: nothing", "+ class User : OldA { }");

    [Fact]
    public Task NonCompilingResult_IsACompilerErrorOfTheFixedState()
        => AssertSaysAsync(new MissingNameFix(), "class User : [|OldA|] { }", "class User : Missing { }", "Context: Diagnostics of fixed state", "CS0246: reported, not expected", "^^^^^^^");

    [Fact]
    public Task NonIdempotentFix_ChangesSomethingInASecondPass()
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest
            {
                Analyzers = { new OldNameAnalyzer() },
                Fixers = { new NeverDoneFix() },
                TestState = { Sources = { Declarations, "class User : [|OldA|] { }" } },
                FixedState = { Sources = { Declarations, "class User : [|OldAA|] { }" }, MarkupHandling = MarkupMode.Allow },
            },
            "A further iteration still changes something, after 1 iteration(s)", "- class User : OldAA { }", "+ class User : OldAAA { }");

    [Fact]
    public Task FixAllDifferentByScope_FailsInThatScope()
        => AssertSaysAsync(new OneHitPerProjectFix(), "class User : [|OldA|] { [|OldB|] b; }", "class User : NewA { NewB b; }", "Context: Fix all in project", "+ class User : NewA { OldB b; }");

    [Fact]
    public Task TwoEquivalenceKeys_LeaveTheSecondUnfixed()
        => AssertSaysAsync(
            new TwoKeysFix(), "class User : [|OldA|] { [|OldB|] b; }", "class User : NewA { NewB b; }",
            "Context: Fix all in document", "the last with equivalence key ''OldA' is old' (TOY0001); still offered: ''OldB' is old' (TOY0001)", "+ class User : NewA { OldB b; }");

    [Fact]
    public Task TwoEquivalenceKeys_LeaveTheSecondUnfixedInTheSolution()
        => HarnessFailure.AssertSaysAsync(
            WithFix(new TwoKeysFix(), "class User : [|OldA|] { [|OldB|] b; }", "class User : NewA { NewB b; }", CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck),
            "Context: Fix all in solution", "after 1 iteration(s)");

    [Fact]
    public Task DroppedThirdHit_IsLeft()
        => AssertSaysAsync(
            new ThirdHitDroppingFix(), "class User : [|OldA|] { [|OldB|] b; [|OldA|] a; }", "class User : NewA { NewB b; NewA a; }",
            "Context: Fix all in document", "still offered: 'rename' (TOY0001)", "+ class User : NewA { NewB b; OldA a; }");

    [Theory]
    [InlineData(CodeFixTestBehaviors.None, "Context: Fix all in document")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Context: Fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Context: Fix all in solution")]
    public Task FirstHitWithoutAction_FixesNothingOfItsId(CodeFixTestBehaviors behaviors, string context)
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest
            {
                Analyzers = { new OldNameAnalyzer() },
                Fixers = { new SilentFix() },
                TestState = { Sources = { Declarations, "class User : [|OldA|] { [|OldB|] b; }" } },
                FixedState = { Sources = { Declarations, "class User : [|OldA|] { NewB b; }" }, MarkupHandling = MarkupMode.Allow },
                CodeFixTestBehaviors = behaviors,
            },
            context, "after 0 iteration(s)", "+ class User : OldA { OldB b; }");

    [Fact]
    public Task FixInGeneratedCode_IsRefusedEvenIfExpected()
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest
            {
                Analyzers = { new OldNameAnalyzer() },
                Fixers = { new WholeProjectFix() },
                TestState = { Sources = { Declarations, "class User : [|OldA|] { }", ("/0/Form.g.cs", "class Form : OldA { }") } },
                FixedState = { Sources = { Declarations, "class User : NewA { }", ("/0/Form.g.cs", "class Form : NewA { }") } },
            },
            "Generated code was changed: /0/Form.g.cs");

    [Fact]
    public Task FixInAutoGeneratedFile_IsRefusedEvenIfExpected()
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest
            {
                Analyzers = { new OldNameEverywhereAnalyzer() },
                Fixers = { new OldNameFix() },
                TestState = { Sources = { Declarations, "// <auto-generated/>\nclass Form : [|OldA|] { }" } },
                FixedState = { Sources = { Declarations, "// <auto-generated/>\nclass Form : NewA { }" } },
            },
            "Generated code was changed: /0/Test1.cs");

    [Fact]
    public Task FixOfSuppressedHit_IsAWrongFix()
        => AssertSaysAsync(
            new WholeProjectFix(),
            "class User : [|OldA|] {\n#pragma warning disable TOY0001\nOldB b;\n}",
            "class User : NewA {\n#pragma warning disable TOY0001\nOldB b;\n}",
            "The result is not the expected one", "- OldB b;", "+ NewB b;");

    [Fact]
    public Task AddedFile_IsRefused()
        => AssertSaysAsync(new FileAddingFix(), "class User : [|OldA|] { }", "class User : NewA { }", "Added.cs should not be there");

    [Fact]
    public Task ChangeInAnotherProject_IsCompared()
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest
            {
                Analyzers = { new OldNameAnalyzer() },
                Fixers = { new OtherProjectFix() },
                TestState = { Sources = { Declarations, "class User : [|OldA|] { }" }, AdditionalProjects = { ["Lib"] = { Sources = { "class Lib { }" } } } },
                FixedState = { Sources = { Declarations, "class User : NewA { }" } },
            },
            "/Lib/Test0.cs", "- class Lib { }", "+ // class Lib { }");

    [Fact]
    public Task UnexpectedFix_IsShownAsADiff()
        => AssertSaysAsync(new OldNameFix(), "class User : [|OldA|] { }", "class User : [|OldA|] { }", "A further iteration still changes something, after 0 iteration(s)", "+ class User : NewA { }");

    [Fact]
    public Task WrongNumberOfIterations_IsNamed()
    {
        var test = WithFix(new OldNameFix(), "class User : [|OldA|] { }", "class User : NewA { }");
        test.NumberOfIncrementalIterations = 2;
        return HarnessFailure.AssertSaysAsync(test, "Context: Iterative code fix application", "2 iteration(s) expected, there were 1");
    }

    [Fact]
    public Task UnexpectedEquivalenceKey_FixesNothing()
    {
        var test = WithFix(new OldNameFix(), "class User : [|OldA|] { }", "class User : NewA { }");
        test.CodeActionEquivalenceKey = "other";
        return HarnessFailure.AssertSaysAsync(test, "after 0 iteration(s)", "still offered: 'rename' (TOY0001)");
    }

    private static Task AssertSaysAsync(CodeFixProvider fix, string before, string after, params string[] parts)
        => HarnessFailure.AssertSaysAsync(WithFix(fix, before, after), parts);

    private static ManyToysTest WithFix(CodeFixProvider fix, string before, string after, CodeFixTestBehaviors behaviors = CodeFixTestBehaviors.None) => new()
    {
        Analyzers = { new OldNameAnalyzer() },
        Fixers = { fix },
        TestState = { Sources = { Declarations, before } },
        FixedState = { Sources = { Declarations, after } },
        CodeFixTestBehaviors = behaviors,
    };
}
