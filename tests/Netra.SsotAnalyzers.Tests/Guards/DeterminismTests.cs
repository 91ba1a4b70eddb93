using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The same program gives the same diagnostics in the same order, however often, in whatever company and on however many threads.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task TwoRuns_ReportTheSameInTheSameOrder() =>
        Assert.Equal(await RunAsync(Suite.Analyzers(), concurrent: true), await RunAsync(Suite.Analyzers(), concurrent: true));

    [Fact]
    public async Task OrderOfTheRules_AndConcurrency_ChangeNothing() =>
        Assert.Equal(await RunAsync(Suite.Analyzers(), concurrent: false), await RunAsync([.. Suite.Analyzers().Reverse()], concurrent: true));

    [Fact]
    public async Task EachRuleAlone_ReportsWhatItReportsInCompany()
    {
        var alone = new List<string>();
        foreach (var analyzer in Suite.Analyzers().Where(analyzer => analyzer is not DiagnosticSuppressor))
            alone.AddRange(await RunAsync([analyzer], concurrent: false));
        Assert.Equal((await RunAsync(Suite.Analyzers(), concurrent: false)).Order(StringComparer.Ordinal), alone.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RuleThatReportsByChance_IsNoticed()
    {
        var first = await RunAsync([new CountingAnalyzer()], concurrent: false);
        Assert.NotEqual(first, await RunAsync([new CountingAnalyzer()], concurrent: false));
    }

    /// <summary>By rule and file, in the order in which they were reported: between rules and files the host decides.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false);
        var reported = await (await BigSample.CompileAsync()).WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        return [.. reported.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).Select(Written)];
    }

    /// <summary>Everything of it that gets into a log.</summary>
    private static string Written(Diagnostic diagnostic) =>
        $"{diagnostic}; {string.Join(", ", diagnostic.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))}; {string.Join(", ", diagnostic.AdditionalLocations)}";

#pragma warning disable RS1001, RS1036, RS1038 // not exported: found by nobody but this test
    private sealed class CountingAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036, RS1038
    {
        private static int s_runs;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.SSOT1001];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSyntaxTreeAction(tree => tree.ReportDiagnostic(Diagnostic.Create(Descriptors.SSOT1001, Location.Create(tree.Tree, default), Interlocked.Increment(ref s_runs), "", "")));
        }
    }
}
