using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Measuring;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Tables;

/// <summary>A whole analysis of a project, the compiler's part in it included, by each of the peers alone: BenchmarkDotNet.</summary>
[MemoryDiagnoser]
[InProcess]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 4)]
public class AnalysisBenchmark
{
    private GeneratedProject _project = null!;
    private List<GeneratedSource> _sources = null!;
    private CSharpCompilation _compilation = null!;

    [Params(100_000)]
    public int Lines { get; set; }

    [Params(0, 0.01)]
    public double HitShare { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _project = new GeneratedProject(Lines, HitShare);
        _sources = [.. _project.Sources()];
    }

    [IterationSetup]
    public void Parse() => _compilation = InMemory.Compile(_sources);

    [Benchmark(Description = "does nothing")]
    public int Idle() => Analyze([new IdleAnalyzer()]);

    [Benchmark(Description = "the suite")]
    public int Ssot() => Analyze(Suite.Analyzers());

    [Benchmark(Baseline = true, Description = "SymbolIsBannedAnalyzer")]
    public int Banned() => Analyze([BannedApi.Create()]);

    private int Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers) => InMemory.With(_compilation, analyzers, _project.BannedSymbols).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;
}
