using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>
/// Fixes all hits of an id at once: the hits of a file are rewritten together, so that none is lost to a conflict with
/// another, as happens when single fixes are merged afterwards.
/// </summary>
internal sealed class SsotFixAllProvider : FixAllProvider
{
    public static readonly SsotFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            "Use the canonical types",
            async cancellationToken => await Rewriter.ApplyAsync(context.Solution, await RequestsAsync(context).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            equivalenceKey: context.CodeActionEquivalenceKey));

    private static async Task<IEnumerable<(DocumentId Document, Diagnostic Diagnostic)>> RequestsAsync(FixAllContext context)
    {
        if (context.Scope is FixAllScope.ContainingMember or FixAllScope.ContainingType)
            return await ContainedHits.OfAsync(context).ConfigureAwait(false);

        var requests = new List<(DocumentId, Diagnostic)>();
        if (context is { Scope: FixAllScope.Document, Document: { } only })
        {
            await AddAsync(only).ConfigureAwait(false);
            await AddLinkedAsync(only).ConfigureAwait(false);
            return requests;
        }

        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            if (project.Language != LanguageNames.CSharp)
                continue;

            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (project.GetDocument(diagnostic.Location.SourceTree) is { } located)
                    requests.Add((located.Id, diagnostic));
            }

            if (context.Scope != FixAllScope.Solution)
            {
                foreach (var document in project.Documents)
                    await AddLinkedAsync(document).ConfigureAwait(false);
            }
        }

        return requests;

        async Task AddAsync(Document document) =>
            requests.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document.Id, diagnostic)));

        // The file is one: what another project compiles of it is part of it.
        async Task AddLinkedAsync(Document document)
        {
            foreach (var id in document.GetLinkedDocumentIds())
            {
                if (context.Solution.GetDocument(id) is { } linked)
                    await AddAsync(linked).ConfigureAwait(false);
            }
        }
    }
}
