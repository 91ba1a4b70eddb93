using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Analysis;

/// <summary>What the compiler says of a solution in memory.</summary>
internal static class CompileErrors
{
    /// <summary>The errors of some projects, each as a line; warnings count where the project makes them errors.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(LoadedSolution loaded, Solution solution, IEnumerable<ProjectId> projects,
        CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        foreach (var id in projects)
        {
            var project = solution.GetProject(id)!;
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            foreach (var error in compilation!.GetDiagnostics(cancellationToken)
                .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }))
            {
                errors.Add(Describe(loaded, project.Name, error).ToString());
            }
        }

        return [.. errors.Distinct()];
    }

    /// <summary>The projects whose documents differ, and everything compiled against them.</summary>
    public static IEnumerable<ProjectId> Affected(Solution before, Solution after)
    {
        var graph = after.GetProjectDependencyGraph();
        var changed = after.GetChanges(before).GetProjectChanges().Select(change => change.ProjectId).ToHashSet();
        foreach (var project in changed.ToList())
            changed.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));
        return changed;
    }

    public static CompilerError Describe(LoadedSolution loaded, string project, Diagnostic error)
    {
        var place = error.Location.GetMappedLineSpan();
        return new CompilerError(
            error.Id,
            error.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            place.Path is { Length: > 0 } path
                ? new Place(loaded.Relative(Path.GetFullPath(path, loaded.List.Folder)), place.StartLinePosition.Line + 1,
                    place.StartLinePosition.Character + 1)
                : null,
            project);
    }
}
