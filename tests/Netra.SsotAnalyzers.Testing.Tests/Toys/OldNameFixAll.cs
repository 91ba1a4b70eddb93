using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.Testing.Tests.Toys;

/// <summary>Hands all hits of the asked equivalence key, file by file, to the fix.</summary>
public sealed class OldNameFixAll(OldNameFix fix) : FixAllProvider
{
    public override Task<CodeAction?> GetFixAsync(FixAllContext context)
        => Task.FromResult<CodeAction?>(CodeAction.Create("Rename all", _ => FixAsync(context), context.CodeActionEquivalenceKey));

    private async Task<Solution> FixAsync(FixAllContext context)
    {
        var projects = context.Scope is FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        var documents = context.Scope is FixAllScope.Document ? [context.Document!] : projects.SelectMany(project => project.Documents);
        var solution = context.Solution;
        foreach (var document in documents)
        {
            var hits = (await context.GetDocumentDiagnosticsAsync(document)).Where(hit => fix.KeyFor(hit) == context.CodeActionEquivalenceKey).ToArray();
            if (hits.Length > 0)
                solution = await fix.FixAsync(solution.GetDocument(document.Id)!, fix.Fixes(hits, context.Scope), context.CancellationToken);
        }

        return solution;
    }
}
