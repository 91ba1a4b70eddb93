using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Ssot.Tool.Baselines;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Baseline;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>What the suite finds in a solution, before any baseline, and what the baselines make of it.</summary>
internal sealed class SolutionAnalysis
{
    private readonly LoadedSolution _loaded;

    private SolutionAnalysis(LoadedSolution loaded, Solution solution, ImmutableArray<Reported> reported, IReadOnlyList<string> failures, BaselineSet baselines)
    {
        _loaded = loaded;
        Solution = solution;
        All = reported;
        Failures = failures;
        Baselines = baselines;
        Counts = Count();
        Findings = Merge();
    }

    /// <summary>A diagnostic in one project, with what a baseline counts it by.</summary>
    internal sealed record Reported(LoadedProject Project, Diagnostic Diagnostic, BaselineKey Key);

    public Solution Solution { get; }

    /// <summary>Every diagnostic, once for each project that reports it.</summary>
    public ImmutableArray<Reported> All { get; }

    /// <summary>Analyzers that crashed: the run proves nothing then.</summary>
    public IReadOnlyList<string> Failures { get; }

    public BaselineSet Baselines { get; }

    /// <summary>By baseline, how many violations there are of each key: of several frameworks or projects, those of the one with the most.</summary>
    public IReadOnlyDictionary<string, Dictionary<BaselineKey, int>> Counts { get; }

    /// <summary>Every violation once, by file and place.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    public static async Task<SolutionAnalysis> RunAsync(LoadedSolution loaded, Solution solution, BaselineSet baselines, Action<string, int, int> progress,
        CancellationToken cancellationToken, ImmutableArray<DiagnosticAnalyzer> analyzers = default)
    {
        var all = ImmutableArray.CreateBuilder<Reported>();
        var failures = new List<string>();
        for (var index = 0; index < loaded.Projects.Count; index++)
        {
            progress("analyse", index, loaded.Projects.Count);
            var project = loaded.Projects[index];
            var compilation = (await solution.GetProject(project.Id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
            foreach (var diagnostic
                in await DiagnosticsAsync(solution.GetProject(project.Id)!, analyzers.IsDefault ? Suite.Analyzers : analyzers, failures, cancellationToken)
                .ConfigureAwait(false))
            {
                if (diagnostic.Location.SourceTree is { } tree && diagnostic.Severity != DiagnosticSeverity.Hidden)
                    all.Add(new Reported(project, diagnostic, KeyOf(diagnostic, compilation, tree, baselines.FolderOf(project), cancellationToken)));
            }
        }

        progress("analyse", loaded.Projects.Count, loaded.Projects.Count);
        return new SolutionAnalysis(loaded, solution, all.ToImmutable(), failures, baselines);
    }

    /// <summary>What some rules report in one project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, List<string>? failures,
        CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) =>
            {
                if (failures is not null)
                {
                    lock (failures)
                        failures.Add($"{analyzer.GetType().Name} crashed in {project.Name}: {exception.Message}");
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var reported = await compilation!.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return [.. reported.Where(diagnostic => !diagnostic.IsSuppressed && diagnostic.Id.StartsWith("SSOT", StringComparison.Ordinal))];
    }

    public static string RoleOf(Diagnostic diagnostic) => diagnostic.Properties.GetValueOrDefault(Violation.RoleProperty) ?? "";

    private static BaselineKey KeyOf(Diagnostic diagnostic, Compilation compilation, SyntaxTree tree, string folder, CancellationToken cancellationToken)
    {
        var place = ContainingSymbol.Of(tree, diagnostic.Location.SourceSpan, folder, compilation.IsGenerated(tree, cancellationToken), cancellationToken);
        return new BaselineKey(diagnostic.Id, place.Name, diagnostic.Properties.GetValueOrDefault(Violation.TargetProperty) ?? diagnostic.Id);
    }

    private Dictionary<string, Dictionary<BaselineKey, int>> Count()
    {
        var counts = new Dictionary<string, Dictionary<BaselineKey, int>>(StringComparer.Ordinal);
        foreach (var group in All.GroupBy(reported => reported.Project))
        {
            if (!counts.TryGetValue(group.Key.BaselinePath, out var byKey))
                counts.Add(group.Key.BaselinePath, byKey = []);
            foreach (var ofKey in group.GroupBy(reported => reported.Key))
                byKey[ofKey.Key] = Math.Max(byKey.GetValueOrDefault(ofKey.Key), ofKey.Count());
        }

        return counts;
    }

    private List<Finding> Merge() =>
    [
        .. All.GroupBy(reported => (reported.Diagnostic.Id, Place: PlaceOf(reported.Diagnostic)))
            .Select(group =>
            {
                // Frozen only if it is in every project that sees it.
                var worst = group.MinBy(reported => IsFrozen(reported) ? 1 : 0)!;
                var place = worst.Diagnostic.Location.GetMappedLineSpan();
                var message = worst.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
                return new Finding(
                    worst.Key,
                    group.Max(reported => reported.Diagnostic.Severity),
                    RoleOf(worst.Diagnostic),
                    message,
                    Path.GetFullPath(place.Path, Path.GetDirectoryName(worst.Project.Path)!),
                    worst.Diagnostic.Location.SourceTree!.FilePath,
                    worst.Diagnostic.Location.SourceSpan,
                    place.Span,
                    [.. group.Select(reported => reported.Project.Name).Distinct().Order(StringComparer.Ordinal)],
                    IsFrozen(worst) ? Counts[worst.Project.BaselinePath][worst.Key] : Baselines.Find(worst.Project, worst.Key)?.Count,
                    Counts[worst.Project.BaselinePath][worst.Key])
                {
                    Reason = Reason.WithoutPlan(worst.Diagnostic.Id, message),
                    HasFailed = group.Any(reported =>
                        reported.Diagnostic.Properties
                            .GetValueOrDefault(Violation.RefusalProperty) == Netra.SsotAnalyzers.Planning.Refusal.AnalysisFailed.Name),
                };
            })
            .OrderBy(finding => _loaded.Relative(finding.Path), StringComparer.Ordinal)
            .ThenBy(finding => finding.Lines.Start)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal),
    ];

    /// <summary>Generated code with <c>#line</c> directives is known by what they name: each framework generates a file of its own.</summary>
    private static (string Path, string Place) PlaceOf(Diagnostic diagnostic) =>
        diagnostic.Location.GetMappedLineSpan() is { HasMappedPath: true } mapped
            ? (mapped.Path, mapped.Span.ToString())
            : (diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.ToString());

    private bool IsFrozen(Reported reported) =>
        Baselines.Covers(reported.Project, reported.Key, key => Counts[reported.Project.BaselinePath].GetValueOrDefault(key));
}
