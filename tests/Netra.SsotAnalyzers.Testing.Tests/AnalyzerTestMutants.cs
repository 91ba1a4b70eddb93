using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Testing.Tests.Toys;
using Xunit;
using OldNameTest = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Netra.SsotAnalyzers.Testing.Tests;

/// <summary>Every way in which diagnostics can be wrong is told.</summary>
public sealed class AnalyzerTestMutants
{
    private static readonly DiagnosticResult Hit = new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("OldA");

    [Fact]
    public Task MissedHit_IsMissing()
        => AssertSaysAsync("class OldA { } class [|Fresh|] { }", "1 diagnostic(s) expected, 0 reported", "TOY0001: expected, not reported");

    [Fact]
    public Task SurplusHit_IsNotExpected()
        => AssertSaysAsync("class OldA { OldA next; }", "0 diagnostic(s) expected, 1 reported", "TOY0001: reported, not expected: Warning \"'OldA' is old\"");

    [Fact]
    public Task WrongSpan_IsNamed()
        => AssertSaysAsync("class OldA { [|OldA next|]; }", "location '/0/Test0.cs: (0,13)-(0,22)' expected, was '/0/Test0.cs: (0,13)-(0,17)'");

    [Fact]
    public Task WrongPlace_IsMissingThereAndSurplusHere()
        => AssertSaysAsync("class OldA {\nOldA next;\nint [|other|];\n}", "^^^^ TOY0001: reported, not expected", "    ^^^^^ TOY0001: expected, not reported");

    [Fact]
    public Task SpanInAnotherFile_IsMissingThereAndSurplusHere()
        => HarnessFailure.AssertSaysAsync(
            new OldNameTest { TestState = { Sources = { "class OldA { OldA next; }", "class [|Other|] { }" } } },
            "/0/Test0.cs", "reported, not expected", "/0/Test1.cs", "expected, not reported");

    [Fact]
    public Task WrongSeverity_IsNamed()
        => AssertSaysAsync("class OldA { {|#0:OldA|} next; }", Hit.WithSeverity(DiagnosticSeverity.Error), "severity 'Error' expected, was 'Warning'");

    [Fact]
    public Task WrongArguments_AreNamed()
        => AssertSaysAsync("class OldA { {|#0:OldA|} next; }", Hit.WithArguments("OldB"), "message \"'OldB' is old\" expected, was \"'OldA' is old\"");

    [Fact]
    public Task WrongArgumentsOfAnIdAlone_AreNamed()
        => AssertSaysAsync("class OldA { {|#0:OldA|} next; }", new DiagnosticResult("TOY0001", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("OldB"), "message \"'OldB' is old\" expected");

    [Fact]
    public Task WrongId_IsMissingAndSurplus()
        => AssertSaysAsync("class OldA { {|TOY9999:OldA|} next; }", "TOY9999: expected, not reported", "TOY0001: reported, not expected");

    [Fact]
    public Task OneHitExpectedTwice_IsMissingOnce()
        => AssertSaysAsync("class OldA { {|#0:[|OldA|]|} next; }", Hit, "2 diagnostic(s) expected, 1 reported");

    [Fact]
    public Task AdditionalLocationUnsaid_IsNamed()
        => HarnessFailure.AssertSaysAsync(
            new CSharpAnalyzerTest<OptionAnalyzer, DefaultVerifier> { TestCode = "{|#0:class|} C { }", ExpectedDiagnostics = { new DiagnosticResult(OptionAnalyzer.Rule).WithMessage(null).WithLocation(0) } },
            "additional locations '' expected, were '/0/Test0.cs: (0,6)-(0,7)'");

    [Fact]
    public Task NonCompilingInput_IsACompilerError()
        => AssertSaysAsync("class C : Missing { }", "CS0246: reported, not expected: Error");

    [Fact]
    public Task NonCompilingOtherProject_IsACompilerError()
        => HarnessFailure.AssertSaysAsync(
            new OldNameTest { TestState = { Sources = { "class C { }" }, AdditionalProjects = { ["Lib"] = { Sources = { "class C : Missing { }" } } } } },
            "/Lib/Test0.cs", "CS0246: reported, not expected");

    [Fact]
    public Task ThrowingAnalyzer_IsAD0001()
        => HarnessFailure.AssertSaysAsync(new CSharpAnalyzerTest<ThrowingAnalyzer, DefaultVerifier> { TestCode = "class C { }" }, "AD0001", "ThrowingAnalyzer threw", "toy crash");

    [Fact]
    public Task ThrowingAnalyzerWithAD0001Expected_IsStillAFailure()
        => HarnessFailure.AssertSaysAsync(
            new CSharpAnalyzerTest<ThrowingAnalyzer, DefaultVerifier> { TestCode = "class C { }", DisabledDiagnostics = { "AD0001" }, ExpectedDiagnostics = { new DiagnosticResult("AD0001", DiagnosticSeverity.Warning) } },
            "toy crash");

    [Fact]
    public Task OtherGeneratorOutput_IsShownAsADiff()
        => HarnessFailure.AssertSaysAsync(
            new ManyToysTest { Generators = { typeof(OldUseGenerator) }, TestState = { Sources = { "class OldA { }" }, GeneratedSources = { (typeof(OldUseGenerator), "Uses.cs", "class Other { }") } } },
            "The generated sources are not the expected ones", "- class Other { }", "+ class Generated : OldA { }");

    [Fact]
    public Task MarkupWithoutIdOfNoAnalyzer_IsRefused()
        => HarnessFailure.AssertSaysAsync(new ManyToysTest { TestCode = "class [|C|] { }" }, "Markup without an id needs a first analyzer with exactly one descriptor");

    [Fact]
    public Task UnclosedMarkup_IsRefused()
        => AssertSaysAsync("class OldA { [|OldA next; }", "has no end");

    [Fact]
    public Task UnknownMarkupKey_IsRefused()
        => AssertSaysAsync("class OldA { OldA next; }", Hit, "No markup '{|#0:…|}' is in the sources");

    [Fact]
    public Task OneMarkupKeyTwice_IsRefused()
        => AssertSaysAsync("class {|#0:OldA|} { {|#0:OldA|} next; }", Hit, "Markup '{|#0:…|}' marks two places");

    [Fact]
    public async Task Failure_PrintsTheSourceAnnotated()
    {
        var test = new OldNameTest
        {
            TestCode = """
                class OldA
                {
                    OldA next;
                    int [|count|];
                    {|#0:OldA|} last;
                }
                """,
            ExpectedDiagnostics = { Hit.WithSeverity(DiagnosticSeverity.Error) },
        };

        Assert.Equal(
            """
            2 diagnostic(s) expected, 2 reported:
            /0/Test0.cs
               1 | class OldA
               2 | {
               3 |     OldA next;
                 |     ^^^^ TOY0001: reported, not expected: Warning "'OldA' is old"
               4 |     int count;
                 |         ^^^^^ TOY0001: expected, not reported
               5 |     OldA last;
                 |     ^^^^ TOY0001: severity 'Error' expected, was 'Warning'
               6 | }

            """,
            await HarnessFailure.OfAsync(test));
    }

    private static Task AssertSaysAsync(string source, params string[] parts)
        => HarnessFailure.AssertSaysAsync(new OldNameTest { TestCode = source }, parts);

    private static Task AssertSaysAsync(string source, DiagnosticResult expected, params string[] parts)
        => HarnessFailure.AssertSaysAsync(new OldNameTest { TestCode = source, ExpectedDiagnostics = { expected } }, parts);
}
