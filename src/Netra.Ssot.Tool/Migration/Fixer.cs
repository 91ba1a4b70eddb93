using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.Ssot.Tool.Migration;

/// <summary>Applies the suite's fixes to a solution in memory, until nothing changes any more.</summary>
internal static class Fixer
{
    /// <summary>How often a fix may make the next one possible; more is a circle.</summary>
    private const int MaxRounds = 12;

    /// <param name="loaded">Where the solution comes from.</param>
    /// <param name="solution">What to fix.</param>
    /// <param name="wanted">Which diagnostics are to be fixed.</param>
    /// <param name="cancellationToken">Cancels the work; the solution is immutable, so nothing is half done.</param>
    /// <param name="files">The files to look for diagnostics in, by full path; null for all.</param>
    public static async Task<Solution> ToFixpointAsync(LoadedSolution loaded, Solution solution, Func<Diagnostic, bool> wanted,
        CancellationToken cancellationToken, IReadOnlySet<string>? files = null)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var fixedSolution = await OnceAsync(loaded, solution, wanted, files, cancellationToken).ConfigureAwait(false);
            if (fixedSolution == solution)
                break;
            solution = fixedSolution;
        }

        return solution;
    }

    private static async Task<Solution> OnceAsync(LoadedSolution loaded, Solution solution, Func<Diagnostic, bool> wanted, IReadOnlySet<string>? files,
        CancellationToken cancellationToken)
    {
        var requests = await FindAsync(loaded, solution, wanted, files, cancellationToken).ConfigureAwait(false);
        var changed = requests.Count == 0 ? solution : await Rewriter.ApplyAsync(solution, requests, cancellationToken).ConfigureAwait(false);
        return await HaveSameTextAsync(solution, changed, cancellationToken).ConfigureAwait(false) ? solution : changed;
    }

    /// <summary>The diagnostics that are wanted and have a fix, each in its document.</summary>
    /// <param name="loaded">Where the solution comes from.</param>
    /// <param name="solution">What to look at.</param>
    /// <param name="wanted">Which diagnostics are to be fixed.</param>
    /// <param name="files">The files to look in, by full path; null for all.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<List<(DocumentId Document, Diagnostic Diagnostic)>> FindAsync(LoadedSolution loaded, Solution solution,
        Func<Diagnostic, bool> wanted, IReadOnlySet<string>? files, CancellationToken cancellationToken)
    {
        var analyzers = Suite.Analyzers.RemoveAll(analyzer => analyzer.SupportedDiagnostics.All(rule => Suite.FixOf(rule.Id) is null));
        var found = new List<(DocumentId, Diagnostic)>();
        foreach (var loadedProject in loaded.Projects)
        {
            var project = solution.GetProject(loadedProject.Id)!;
            if (files is not null && !project.Documents.Any(document => document.FilePath is { } path && files.Contains(path)))
                continue;

            foreach (var diagnostic in await SolutionAnalysis.DiagnosticsAsync(project, analyzers, failures: null, cancellationToken).ConfigureAwait(false))
            {
                if (Suite.FixOf(diagnostic.Id) is not null && wanted(diagnostic) && files?.Contains(diagnostic.Location.SourceTree?.FilePath ?? "") != false
                    && project.GetDocument(diagnostic.Location.SourceTree) is { } document and not SourceGeneratedDocument)
                {
                    found.Add((document.Id, diagnostic));
                }
            }
        }

        return found;
    }

    private static async Task<bool> HaveSameTextAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            if (change.GetAddedDocuments().Any() || change.GetRemovedDocuments().Any() || change.GetChangedAdditionalDocuments().Any())
                return false;

            foreach (var id in change.GetChangedDocuments())
            {
                var old = await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                if (!old.ContentEquals(await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                    return false;
            }
        }

        return true;
    }
}
