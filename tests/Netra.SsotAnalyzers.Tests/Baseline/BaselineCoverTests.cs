using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Baseline;

public sealed class BaselineCoverTests
{
    private const string Test = "/0/Test.cs";

    [Theory]
    [InlineData("")]
    [InlineData("build_property.SsotMode = enforce")]
    [InlineData("build_property.SsotMode = advise")]
    [InlineData("dotnet_diagnostic.SSOT1001.severity = error\ndotnet_diagnostic.SSOT1002.severity = warning")]
    public async Task CoveredHits_AreHidden(string settings)
    {
        var run = await BaselineRun.OfAsync(
            """
            SSOT1001 | C.f | Old | 1
            SSOT1002 | C.f | Old | 1
            SSOT1002 | C.M | Factory.Create | 2
            """,
            settings,
            (Test, "class C { Old f = new Old(); void M() { Factory.Create().Send(); Factory.Create().Send(); } }"));

        var diagnostics = await run.DiagnosticsAsync();

        Assert.Equal(4, diagnostics.Count);
        Assert.All(diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Hidden, diagnostic.Severity));
    }

    [Fact]
    public async Task OneMore_ReportsAllOfTheEntryWithTheCountExpected()
    {
        var run = await BaselineRun.OfAsync(
            "SSOT1002 | C.M | Factory.Create | 2\nSSOT1002 | C.N | Factory.Create | 1",
            "",
            (Test, "class C {\nvoid M() { Factory.Create();\nFactory.Create();\nFactory.Create(); }\nvoid N() { Factory.Create(); } }"));

        Assert.Equal(["SSOT1002 Warning Test.cs(2)", "SSOT1002 Warning Test.cs(3)", "SSOT1002 Warning Test.cs(4)"], await run.VisibleAsync());
        Assert.All(
            (await run.DiagnosticsAsync()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning),
            diagnostic => Assert.EndsWith("(the baseline expects 2 here, found 3)", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enforce_SaysAtTheLineWhichEntryHasGrown()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.N | Old | 1\nSSOT1002 | C.M | Factory.Create | 1", "build_property.SsotMode = enforce", (Test, "class C {\nvoid M() { Factory.Create(); Factory.Create(); } }"));

        Assert.Equal(["SSOT0005 Error Ssot.Baseline.txt(3)", "SSOT1002 Error Test.cs(2)", "SSOT1002 Error Test.cs(2)"], await run.VisibleAsync());
    }

    [Fact]
    public async Task EnforcedRole_SaysSoToo()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 1", "ssot.role.Manager.mode = enforce", (Test, "class C { System.Func<Old, Old> f; }"));

        Assert.Contains("SSOT0005 Error Ssot.Baseline.txt(2)", await run.VisibleAsync());
    }

    [Theory]
    [InlineData("", "Warning")]
    [InlineData("build_property.SsotMode = advise", "Info")]
    [InlineData("build_property.SsotMode = enforce", "Error")]
    public async Task MalformedLine_IsReportedAtItsLine(string settings, string severity)
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 1\nSSOT1001 | C.g | Old | some", settings, (Test, "class C { Old f; }"));

        Assert.Equal([$"SSOT0005 {severity} Ssot.Baseline.txt(3)"], await run.VisibleAsync());
    }

    [Fact]
    public async Task MalformedLine_IsReportedWithoutAnyMap()
    {
        var run = await BaselineRun.OfAsync("nonsense");
        var project = run.Project.RemoveDocument(run.Project.DocumentIds[0]);

        var compilation = await project.GetCompilationAsync();
        var reported = await compilation!.WithAnalyzers(Suite.Analyzers(), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(["SSOT0005 Warning Ssot.Baseline.txt(2)"], reported.Select(BaselineRun.Show));
    }

    [Fact]
    public async Task ModeOff_ReadsNoBaseline() =>
        Assert.Empty(await (await BaselineRun.OfAsync("nonsense", "build_property.SsotMode = off", (Test, "class C { Old f; }"))).DiagnosticsAsync());

    [Theory]
    [InlineData("")]
    [InlineData("build_property.SsotMode = enforce")]
    public async Task ShrunkEntry_IsNoError(string settings)
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 7\nSSOT1001 | Gone.f | Old | 1", settings, (Test, "class C { Old f; }"));

        Assert.Empty(await run.VisibleAsync());
    }

    [Fact]
    public async Task MovedReorderedAndReformattedCode_StaysCovered()
    {
        const string Entries = "SSOT1001 | N.C.M | Old | 1\nSSOT1001 | N.C.f | Old | 1\nSSOT2001 | (file) Test.cs | Old | 1\nSSOT2001 | N.C.g | Old | 1";

        foreach (var source in new[]
        {
            "using A = Old; namespace N; class C { Old f; A g; void M(int i) { Old o; } }",
            "\n\n// moved\nusing System;\nusing A   =   Old;\nnamespace N\n{\n  partial class C\n  {\n    void M(string s)\n    {\n      { Old /* x */ o; }\n    }\n    A g;\n    Old f;\n  }\n}",
        })
        {
            Assert.Empty(await (await BaselineRun.OfAsync(Entries, "build_property.SsotMode = enforce", (Test, source))).VisibleAsync());
        }
    }

    [Fact]
    public async Task MemberOfThatNameInAnotherPart_Counts()
    {
        (string, string)[] parts =
        [
            ("/0/A.cs", "partial class C { void M() { Factory.Create(); } }"),
            ("/0/B.cs", "partial class C { void M(int i) { Factory.Create(); } void N() { Factory.Create(); } }"),
            ("/0/D.cs", "partial class D { void M() { Factory.Create(); } }"),
        ];

        Assert.Equal(
            ["SSOT1002 Warning B.cs(1)", "SSOT1002 Warning D.cs(1)"],
            await (await BaselineRun.OfAsync("SSOT1002 | C.M | Factory.Create | 2", "", parts)).VisibleAsync());
        Assert.Equal(
            ["SSOT1002 Warning A.cs(1)", "SSOT1002 Warning B.cs(1)", "SSOT1002 Warning B.cs(1)", "SSOT1002 Warning D.cs(1)"],
            await (await BaselineRun.OfAsync("SSOT1002 | C.M | Factory.Create | 1", "", parts)).VisibleAsync());
    }

    [Theory]
    [InlineData(2, DiagnosticSeverity.Hidden)]
    [InlineData(1, DiagnosticSeverity.Warning)]
    public async Task OneRuleAndOneFileAlone_ComeToTheSame(int count, DiagnosticSeverity expected)
    {
        var run = await BaselineRun.OfAsync(
            $"SSOT1002 | C.M | Factory.Create | {count}",
            "",
            ("/0/A.cs", "partial class C { void M() { Factory.Create(); } }"),
            ("/0/B.cs", "partial class C { void M(int i) { Factory.Create(); } }"));

        Assert.All(await run.DiagnosticsAsync(new SSOT1002_SupersededMemberUse()), diagnostic => Assert.Equal(expected, diagnostic.Severity));
        Assert.Equal(expected, Assert.Single(await run.DiagnosticsOfAsync("/0/A.cs", new SSOT1002_SupersededMemberUse())).Severity);
        Assert.Equal(expected, Assert.Single(await run.DiagnosticsOfAsync("/0/B.cs", Suite.Analyzers().ToArray())).Severity);
    }

    [Fact]
    public async Task SuppressedHit_DoesNotCount()
    {
        var run = await BaselineRun.OfAsync(
            "SSOT1002 | C.M | Factory.Create | 1",
            "build_property.SsotMode = enforce",
            (Test, "class C { void M() { Factory.Create();\n#pragma warning disable SSOT1002\nFactory.Create();\n#pragma warning restore SSOT1002\n} }"));

        Assert.Equal(DiagnosticSeverity.Hidden, Assert.Single(await run.DiagnosticsAsync()).Severity);
    }

    [Fact]
    public async Task AliasAndItsTarget_AreOneToTheBaseline()
    {
        const string Entries = "SSOT1003 | C | Sealed | 1\nSSOT2001 | (file) Test.cs | Sealed | 1";
        const string Map = "using Netra.Ssot; [Canonical(\"Sealed\")] public sealed class Fresh { } [SupersededBy(typeof(Fresh))] public class Sealed { }";

        var before = await BaselineRun.OfAsync(Entries, "build_property.SsotMode = enforce", ("/0/Sealed.cs", Map), (Test, "using Alias = Sealed; class C : Alias { }"));
        var after = await BaselineRun.OfAsync(Entries, "build_property.SsotMode = enforce", ("/0/Sealed.cs", Map), (Test, "class C : Sealed { }"));

        Assert.Empty(await before.VisibleAsync());
        Assert.Equal(2, (await before.DiagnosticsAsync()).Count);
        Assert.Empty(await after.VisibleAsync());
        Assert.Single(await after.DiagnosticsAsync());
    }

    [Fact]
    public async Task CoveredHits_StayFixable()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 1\nSSOT1002 | C.f | Old | 1", "", (Test, "class C { Old f = new Old(); }"));

        var fixedSolution = await new FormatRun(Suite.Fixes(), Suite.Analyzers(), CancellationToken.None).FixAsync(run.Project.Solution, "SSOT1001");

        var text = await fixedSolution.GetProject(run.Project.Id)!.Documents.Single(document => document.FilePath == Test).GetTextAsync();
        Assert.Equal("class C { New f = new New(); }", text.ToString());
    }

    [Fact]
    public async Task BaselineSetAside_CoversNothing()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | C.f | Old | 1\nnonsense", "build_property.SsotBaseline = off", (Test, "class C { Old f; }"));

        Assert.Equal(["SSOT1001 Warning Test.cs(1)"], await run.VisibleAsync());
    }

    [Theory]
    [InlineData("SSOT1003 | C.f | it | 2", 0)]
    [InlineData("SSOT1003 | C.f | it | 3", 0)]
    [InlineData("SSOT1003 | C.f | it | 1", 2)]
    [InlineData("SSOT1003 | C.g | it | 1", 2)]
    public async Task RuleThatIsNoViewOverHits_IsCoveredToo(string entry, int visible)
    {
        var run = await BaselineRun.OfAsync(entry, "build_property.SsotMode = enforce", (Test, "class C { int f = 1 + 1; }"));

        Assert.Equal(visible, (await run.VisibleAsync(new EveryOneIsWrong())).Count);
        Assert.Equal(entry.EndsWith("C.f | it | 1", StringComparison.Ordinal) ? 1 : 0, (await run.VisibleAsync(new EveryOneIsWrong(), new SSOT0005_BaselineEntry())).Count(line => line.StartsWith("SSOT0005", StringComparison.Ordinal)));
    }
}
