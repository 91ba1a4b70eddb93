using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>
/// The hits in the member or type around a diagnostic, every part of a partial type included. How far these reach only the
/// host knows, and it tells providers of this base alone.
/// </summary>
internal sealed class ContainedHits() : DocumentBasedFixAllProvider([FixAllScope.ContainingMember, FixAllScope.ContainingType])
{
    private readonly ConcurrentBag<(DocumentId Document, Diagnostic Diagnostic)> _hits = [];

    public static async Task<IReadOnlyCollection<(DocumentId Document, Diagnostic Diagnostic)>> OfAsync(FixAllContext context)
    {
        var contained = new ContainedHits();
        if (await contained.GetFixAsync(context).ConfigureAwait(false) is { } action)
            await action.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return contained._hits;
    }

    protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            _hits.Add((document.Id, diagnostic));
        return Task.FromResult<Document?>(null);
    }
}
