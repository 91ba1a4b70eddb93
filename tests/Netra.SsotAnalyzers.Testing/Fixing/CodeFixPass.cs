using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Applies fixes the way of one scope, or hit by hit if <paramref name="scope"/> is null.</summary>
internal sealed class CodeFixPass(
    ImmutableArray<CodeFixProvider> fixers, FixAllScope? scope, SolutionAnalysis analysis, Func<ImmutableArray<CodeAction>, CodeAction?> choose, IVerifier verifier)
{
    /// <summary>The equivalence key that the latest step used, and its id.</summary>
    public string LatestKey { get; private set; } = "none";

    /// <summary>
    /// One step: a fix for one hit, or a fix-all. As in <c>dotnet format</c> a fix-all takes the first hit of an id in its scope,
    /// and of that the first action: where it offers none, nothing of the id is fixed. Null if nothing changes.
    /// </summary>
    public async Task<Solution?> StepAsync(Solution solution, CancellationToken cancellationToken)
    {
        var diagnostics = await FixableAsync(solution, cancellationToken);
        var firsts = scope switch
        {
            FixAllScope.Document => diagnostics.DistinctBy(hit => (hit.Diagnostic.Id, hit.Document.Id)),
            FixAllScope.Project => diagnostics.DistinctBy(hit => (hit.Diagnostic.Id, hit.Document.Project.Id)),
            FixAllScope.Solution => diagnostics.DistinctBy(hit => hit.Diagnostic.Id),
            _ => diagnostics,
        };
        foreach (var (diagnostic, document) in firsts)
        {
            if (await ActionForAsync(diagnostic, document, cancellationToken) is { } action
                && await ApplyAsync(solution, action, cancellationToken) is { } changed)
                return changed;
        }

        return null;
    }

    /// <summary>The equivalence keys of what is still fixable, which tell why one fix-all was not enough.</summary>
    public async Task<IEnumerable<string>> KeysAsync(Solution solution, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>();
        foreach (var (diagnostic, document) in await FixableAsync(solution, cancellationToken))
        {
            foreach (var (action, _) in await OffersAsync(diagnostic, document, cancellationToken))
                keys.Add($"'{action.EquivalenceKey}' ({diagnostic.Id})");
        }

        return keys;
    }

    private async Task<IEnumerable<(Diagnostic Diagnostic, Document Document)>> FixableAsync(Solution solution, CancellationToken cancellationToken)
        => (await analysis.DiagnosticsOfAsync(solution, verifier, cancellationToken))
            .Where(diagnostic => !diagnostic.IsSuppressed && fixers.Any(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            .Select(diagnostic => (diagnostic, document: solution.GetDocument(diagnostic.Location.SourceTree)!))
            .Where(hit => hit.document is not null and not SourceGeneratedDocument);

    private async Task<CodeAction?> ActionForAsync(Diagnostic diagnostic, Document document, CancellationToken cancellationToken)
    {
        var offers = await OffersAsync(diagnostic, document, cancellationToken);
        if (choose([.. offers.Select(offer => offer.Action)]) is not { } chosen) return null;

        LatestKey = $"'{chosen.EquivalenceKey}' ({diagnostic.Id})";
        if (scope is null) return chosen;

        var fixer = offers.First(offer => offer.Action == chosen).Fixer;
        var diagnostics = await analysis.DiagnosticsOfAsync(document.Project.Solution, verifier, cancellationToken);
        var known = new KnownDiagnostics([.. diagnostics.Where(one => !one.IsSuppressed)]);
        var context = new FixAllContext(document, fixer, scope.Value, chosen.EquivalenceKey!, [diagnostic.Id], known, cancellationToken);
        return fixer.GetFixAllProvider() is { } fixAll ? await fixAll.GetFixAsync(context) : null;
    }

    private async Task<List<(CodeAction Action, CodeFixProvider Fixer)>> OffersAsync(Diagnostic diagnostic, Document document, CancellationToken cancellationToken)
    {
        var offers = new List<(CodeAction, CodeFixProvider)>();
        foreach (var fixer in fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offers.Add((action, fixer)), cancellationToken));

        return offers;
    }

    private static async Task<Solution?> ApplyAsync(Solution solution, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        if (operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution is not { } changed) return null;

        foreach (var id in changed.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToArray())
        {
            var text = await changed.GetDocument(id)!.GetTextAsync(cancellationToken);
            changed = changed.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding, text.ChecksumAlgorithm));
        }

        var before = await SolutionFiles.OfAsync(solution, cancellationToken);
        var after = await SolutionFiles.OfAsync(changed, cancellationToken);
        return before.DifferenceFrom(after) is null ? null : changed;
    }
}
