using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Ssot;
using Netra.SsotAnalyzers.Benchmarks.Generation;
using Netra.SsotAnalyzers.Benchmarks.Peers;

namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>Compilations of generated projects in this process, and the time that analyzers take in them.</summary>
internal static class InMemory
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(CanonicalAttribute).Assembly.Location),
    ];

    /// <summary>The references of every generated project.</summary>
    public static ImmutableArray<MetadataReference> AllReferences => References;

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A compilation whose trees nobody has seen yet: what is cached for a tree is not there.</summary>
    public static CSharpCompilation Compile(IEnumerable<GeneratedSource> sources) => CSharpCompilation.Create(
        "Generated",
        [SyntaxFactory.ParseSyntaxTree(Usings, Parse, "Usings.cs"), .. sources.Select(source => SyntaxFactory.ParseSyntaxTree(source.Text, Parse, source.Name))],
        References,
        Options);

    public static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, string bannedSymbols) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            BannedApi.Options(bannedSymbols),
            (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} has thrown.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));

    /// <summary>The time spent in the code of some analyzers, milliseconds, as the host counts it.</summary>
    public static double TimeOf(AnalysisResult result, IEnumerable<DiagnosticAnalyzer> analyzers) =>
        analyzers.Sum(analyzer => result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds);

    /// <summary>The same for each class by its name.</summary>
    public static Dictionary<string, double> TimesByClass(AnalysisResult result, IEnumerable<DiagnosticAnalyzer> analyzers) =>
        analyzers.GroupBy(analyzer => analyzer.GetType().Name).ToDictionary(own => own.Key, own => TimeOf(result, own));

    /// <summary>Milliseconds that something takes, after a collection.</summary>
    public static async Task<double> TimeAsync(Func<Task> action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
