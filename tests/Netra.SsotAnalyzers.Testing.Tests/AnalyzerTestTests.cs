using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Netra.SsotAnalyzers.Testing.Tests.Toys;
using Xunit;
using OldNameTest = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using OptionTest = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<Netra.SsotAnalyzers.Testing.Tests.Toys.OptionAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;
using Verify = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<Netra.SsotAnalyzers.Testing.Tests.Toys.OldNameAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Netra.SsotAnalyzers.Testing.Tests;

public sealed class AnalyzerTestTests
{
    [Fact]
    public Task MarkedHit_IsExpected()
        => Verify.VerifyAnalyzerAsync("class OldA { [|OldA|] next; {|TOY0001:OldA|} last; }");

    [Fact]
    public Task KeyedHit_IsExpectedWithItsMessage()
        => Verify.VerifyAnalyzerAsync("class OldA { {|#0:OldA|} next; }", Verify.Diagnostic().WithLocation(0).WithArguments("OldA").WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task NestedMarkup_MeansEachOfIts()
        => Verify.VerifyAnalyzerAsync("class OldA<T> { {|#0:{|CS0246:[|OldB|]|}|} next; }", []);

    [Fact]
    public Task PositionMarkup_IsAHitOfAnyLength()
        => Verify.VerifyAnalyzerAsync("class OldA { $$OldA next; }");

    [Fact]
    public Task PositionMarkupAsCode_IsCode()
        => new OldNameTest { TestCode = "class C { string s = $$\"\"\"{{1}}\"\"\"; }", MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode }.RunAsync();

    [Fact]
    public Task WrittenSpan_IsExpected()
        => Verify.VerifyAnalyzerAsync("class OldA { OldA next; }", Verify.Diagnostic("TOY0001").WithSpan(1, 14, 1, 18).WithMessage("'OldA' is old"));

    [Fact]
    public Task CompilerErrorWithArguments_IsExpected()
        => Verify.VerifyAnalyzerAsync("class C : {|#0:Missing|} { }", DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("Missing"));

    [Fact]
    public Task CompilerWarnings_AreExpectedIfAskedFor()
        => new OldNameTest { TestCode = "class C { void M() { int {|CS0168:unused|}; } }", CompilerDiagnostics = CompilerDiagnostics.Warnings }.RunAsync();

    [Fact]
    public Task Pragma_Suppresses()
        => Verify.VerifyAnalyzerAsync("class OldA {\n#pragma warning disable TOY0001\nOldA next;\n#pragma warning restore\n}");

    [Fact]
    public Task DisabledDiagnostic_IsNotReported()
        => new OldNameTest { TestCode = "class OldA { OldA next; }", DisabledDiagnostics = { "TOY0001" } }.RunAsync();

    [Theory]
    [InlineData("/.editorconfig", "[*.cs]\ndotnet_diagnostic.TOY0001.severity = error")]
    [InlineData("/.globalconfig", "is_global = true\ndotnet_diagnostic.TOY0001.severity = error")]
    public Task ConfiguredSeverity_IsTheReportedOne(string path, string content)
        => new OldNameTest
        {
            TestState = { Sources = { "class OldA { {|#0:OldA|} next; }" }, AnalyzerConfigFiles = { (path, content) } },
            ExpectedDiagnostics = { Verify.Diagnostic().WithLocation(0).WithArguments("OldA").WithSeverity(DiagnosticSeverity.Error) },
        }.RunAsync();

    [Fact]
    public Task ConfigFiles_ReachTheAnalyzer()
        => new OptionTest
        {
            TestState =
            {
                Sources = { "{|#0:class|} {|#1:C|} { }" },
                AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\ntoy.style = plain"), ("/.globalconfig", "is_global = true\nbuild_property.ToyMode = advise") },
            },
            ExpectedDiagnostics = { new DiagnosticResult(OptionAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("advise", "plain") },
        }.RunAsync();

    [Fact]
    public Task AdditionalFile_IsAnalyzedAndMarked()
        => new CSharpAnalyzerTest<TodoFileAnalyzer, DefaultVerifier> { TestState = { Sources = { "" }, AdditionalFiles = { ("/Todo.txt", "[|one|]\n[|two|]") } } }.RunAsync();

    [Fact]
    public Task SourceGeneratorOutput_IsAnalyzed()
        => new ManyToysTest
        {
            Analyzers = { new OldNameEverywhereAnalyzer() },
            Generators = { typeof(OldUseGenerator) },
            TestState = { Sources = { "class OldA { }" }, GeneratedSources = { (typeof(OldUseGenerator), "Uses.cs", "class Generated : [|OldA|] { }") } },
        }.RunAsync();

    [Fact]
    public Task SeveralAnalyzers_ReportTogether()
        => new ManyToysTest { Analyzers = { new OldNameAnalyzer(), new OptionAnalyzer() }, TestCode = "{|TOY0002:class|} OldA { [|OldA|] next; }" }.RunAsync();

    [Fact]
    public Task Suppressor_Suppresses()
        => new ManyToysTest
        {
            Analyzers = { new OldNameAnalyzer(), new ObsoleteSuppressor() },
            TestCode = "[System.Obsolete] class A { } class B { {|#0:A|} a; }",
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            DisabledDiagnostics = { "CS0169" },
            ExpectedDiagnostics = { DiagnosticResult.CompilerWarning("CS0612").WithLocation(0).WithArguments("A").WithIsSuppressed(true) },
        }.RunAsync();

    [Fact]
    public Task LinkedFile_IsAnalyzedPerProject()
        => new OldNameTest
        {
            TestState =
            {
                Sources = { ("/0/Linked.cs", "class OldA {\n#if LIB\nOldA next;\n#endif\n}") },
                AdditionalProjects = { ["Lib"] = { Sources = { ("/0/Linked.cs", "class OldA {\n#if LIB\n[|OldA|] next;\n#endif\n}") } } },
            },
            SolutionTransforms = { (solution, id) => solution.Projects.Where(project => project.Id != id).Aggregate(solution, (changed, lib) => changed.WithProjectParseOptions(lib.Id, ((CSharpParseOptions)lib.ParseOptions!).WithPreprocessorSymbols("LIB"))) },
        }.RunAsync();

    [Fact]
    public Task ExecutableWithReferences_Compiles()
        => new OldNameTest
        {
            ReferenceAssemblies = ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")]),
            TestState = { OutputKind = OutputKind.ConsoleApplication, Sources = { "System.Console.WriteLine(typeof(Microsoft.AspNetCore.Http.HttpContext) + typeof(Xunit.FactAttribute).Name);" }, AdditionalReferences = { typeof(FactAttribute).Assembly } },
        }.RunAsync();

    [Fact]
    public Task FrameworkNotInstalled_IsTheNewestThatIs()
        => new OldNameTest { TestCode = "class C { System.DateOnly day; }", ReferenceAssemblies = ReferenceAssemblies.Net.Net80 }.RunAsync();

    [Fact]
    public async Task MissingPackage_IsNamed()
        => await HarnessFailure.AssertSaysAsync(new OldNameTest { TestCode = "", ReferenceAssemblies = ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("No.Such.Package", "1.0.0")]) }, "'No.Such.Package' 1.0.0 has no reference assemblies");
}
