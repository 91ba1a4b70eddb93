using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;
using Netra.SsotAnalyzers.CodeFixes.Fixes;
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
    public static async Task<Solution> ToFixpointAsync(LoadedSolution loaded, Solution solution, Func<Diagnostic, bool> wanted, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var fixedSolution = await OnceAsync(loaded, solution, wanted, cancellationToken).ConfigureAwait(false);
            if (fixedSolution == solution)
                break;
            solution = fixedSolution;
        }

        return solution;
    }

    /// <summary>One round: everything that carries out a plan at once, then the other fixes one by one. The solution itself where nothing changed.</summary>
    public static async Task<Solution> OnceAsync(LoadedSolution loaded, Solution solution, Func<Diagnostic, bool> wanted, CancellationToken cancellationToken)
    {
        var planned = Suite.Fixes.Where(fix => fix.GetFixAllProvider() == SsotFixAllProvider.Instance).SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet();
        var changed = solution;
        var requests = await FindAsync(loaded, solution, planned, wanted, cancellationToken).ConfigureAwait(false);
        if (requests.Count > 0)
            changed = await Rewriter.ApplyAsync(solution, requests, cancellationToken).ConfigureAwait(false);

        foreach (var fix in Suite.Fixes.Where(fix => !planned.Overlaps(fix.FixableDiagnosticIds)))
        {
            var hits = await FindAsync(loaded, changed, [.. fix.FixableDiagnosticIds], wanted, cancellationToken).ConfigureAwait(false);
            if (hits.Count > 0)
                changed = await FixAllAsync(changed, fix, hits, cancellationToken).ConfigureAwait(false);
        }

        return await HaveSameTextAsync(solution, changed, cancellationToken).ConfigureAwait(false) ? solution : changed;
    }

    private static async Task<List<(DocumentId Document, Diagnostic Diagnostic)>> FindAsync(
        LoadedSolution loaded, Solution solution, HashSet<string> ids, Func<Diagnostic, bool> wanted, CancellationToken cancellationToken)
    {
        var analyzers = Suite.Analyzers.RemoveAll(analyzer => !analyzer.SupportedDiagnostics.Any(rule => ids.Contains(rule.Id)));
        var found = new List<(DocumentId, Diagnostic)>();
        if (analyzers.IsEmpty)
            return found;

        foreach (var loadedProject in loaded.Projects)
        {
            var project = solution.GetProject(loadedProject.Id)!;
            foreach (var diagnostic in await SolutionAnalysis.DiagnosticsAsync(project, analyzers, failures: null, cancellationToken).ConfigureAwait(false))
            {
                if (ids.Contains(diagnostic.Id) && wanted(diagnostic) && project.GetDocument(diagnostic.Location.SourceTree) is { } document and not SourceGeneratedDocument)
                    found.Add((document.Id, diagnostic));
            }
        }

        return found;
    }

    /// <summary>As an editor's "fix all in solution": the first hit's first action, for all of its key.</summary>
    private static async Task<Solution> FixAllAsync(Solution solution, CodeFixProvider fix, List<(DocumentId Document, Diagnostic Diagnostic)> hits, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(hits[0].Document)!;
        CodeAction? first = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, hits[0].Diagnostic, (action, _) => first ??= action, cancellationToken)).ConfigureAwait(false);
        if (first is null || fix.GetFixAllProvider() is not { } provider)
            return solution;

        var known = new Known(hits.ToLookup(hit => hit.Document, hit => hit.Diagnostic));
        var context = new FixAllContext(document, fix, FixAllScope.Solution, first.EquivalenceKey!, fix.FixableDiagnosticIds, known, cancellationToken);
        if (await provider.GetFixAsync(context).ConfigureAwait(false) is not { } action)
            return solution;

        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution ?? solution;
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

    private sealed class Known(ILookup<DocumentId, Diagnostic> hits) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(project.DocumentIds.SelectMany(id => hits[id]));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(hits[document.Id]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
