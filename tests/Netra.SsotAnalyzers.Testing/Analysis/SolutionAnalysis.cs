using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The diagnostics of all projects of a solution, each project with analyzer instances of its own, as in a build.</summary>
internal sealed class SolutionAnalysis(Func<ImmutableArray<DiagnosticAnalyzer>> newAnalyzers, Func<Diagnostic, bool> isRelevant)
{
    private readonly Dictionary<Solution, ImmutableArray<Diagnostic>> known = [];

    /// <summary>
    /// In the order project, file, position, id. Those that a pragma or an attribute suppresses are left out, those that a
    /// suppressor does are not. Fails if an analyzer throws.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(Solution solution, IVerifier verifier, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(solution, out var diagnostics)) return diagnostics;

        var perProject = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var id in solution.ProjectIds)
            perProject.AddRange(Sorted(await AnalyzeAsync(solution.GetProject(id)!, verifier, cancellationToken)));

        return known[solution] = perProject.ToImmutable();
    }

    private static IEnumerable<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics)
        => diagnostics.OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);

    private async Task<IEnumerable<Diagnostic>> AnalyzeAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var crashes = new ConcurrentQueue<string>();
        var analyzers = newAnalyzers();
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, diagnostic) => crashes.Enqueue($"{diagnostic.Id}: {analyzer} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var diagnostics = analyzers.IsEmpty
            ? compilation.GetDiagnostics(cancellationToken)
            : await compilation.WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync(cancellationToken);
        if (!crashes.IsEmpty) verifier.Fail(string.Join('\n', crashes));

        return diagnostics.Where(diagnostic => isRelevant(diagnostic)
            && (!diagnostic.IsSuppressed || diagnostic.GetSuppressionInfo(compilation)?.ProgrammaticSuppressions.IsEmpty is false));
    }
}
