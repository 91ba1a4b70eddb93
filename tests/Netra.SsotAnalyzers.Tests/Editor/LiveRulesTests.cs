using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Baseline;
using Netra.SsotAnalyzers.Tests.Guards;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Editor;

/// <summary>An editor shows what needs no end of the compilation. Which ids need one is said in docs/architecture.md.</summary>
public sealed class LiveRulesTests
{
    private const string TwoUses = "class A { Old _one; Old _two; }";

    [Fact]
    public async Task EveryKindOfHit_WithoutABaseline_IsShownWhileTyping()
    {
        var result = await (await BigSample.CompileAsync()).WithAnalyzers(Suite.Analyzers()).GetAnalysisResultAsync(CancellationToken.None);

        Assert.Empty(AtTheEnd(result));
        Assert.Equal(
            "SSOT1001 20, SSOT1002 11, SSOT1003 3, SSOT1004 2, SSOT1005 2, SSOT2001 9, SSOT2002 1, SSOT2005 1, SSOT4001 1",
            DiagnosticCounts.ById(result.SemanticDiagnostics.Values.SelectMany(byAnalyzer => byAnalyzer.Values).SelectMany(diagnostics => diagnostics)));
    }

    [Fact]
    public async Task LineOfTheBaselineThatHasGrown_IsReportedAtTheEnd_AndItsUsesAreNot()
    {
        var run = await BaselineRun.OfAsync("SSOT1001 | A._one | Old | 1\nSSOT1001 | A._two | Old | 1\nSSOT1001 | B._two | Old | 1\n", "build_property.SsotMode = enforce", ("/0/A.cs", TwoUses), ("/0/B.cs", "class B { System.Collections.Generic.Dictionary<Old, Old> _two; }"));
        var compilation = (await run.Project.GetCompilationAsync())!;
        var result = await compilation.WithAnalyzers(Suite.Analyzers(), run.Project.AnalyzerOptions).GetAnalysisResultAsync(CancellationToken.None);

        Assert.Equal("SSOT0005", Assert.Single(AtTheEnd(result)).Id);
        Assert.Equal(2, result.SemanticDiagnostics.Values.Sum(byAnalyzer => byAnalyzer.Values.Sum(diagnostics => diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))));
    }

    private static IEnumerable<Diagnostic> AtTheEnd(AnalysisResult result) => result.CompilationDiagnostics.SelectMany(pair => pair.Value);
}
