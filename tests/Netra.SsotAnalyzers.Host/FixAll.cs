using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.SsotAnalyzers.Host;

/// <summary>"Fix all occurrences in: Solution", from the first action at the first diagnostic of an id.</summary>
internal sealed class FixAll(LoadedSuite suite, HostAnalysis analysis)
{
    public async Task<Solution> RunAsync(Solution solution, string id)
    {
        var first = (await analysis.RunAsync(solution)).FirstOrDefault(diagnostic => diagnostic.Id == id);
        if (first is null || solution.GetDocument(first.Location.SourceTree) is not { } document)
            return solution;

        var fix = suite.Fixes.Single(candidate => candidate.FixableDiagnosticIds.Contains(id));
        CodeAction? offered = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (action, _) => offered ??= action, CancellationToken.None));
        var scope = new FixAllContext(document, fix, FixAllScope.Solution, offered?.EquivalenceKey, [id], new Diagnostics(analysis, id), CancellationToken.None);
        var action = fix.GetFixAllProvider() is { } provider ? await provider.GetFixAsync(scope) : null;
        var operations = action is null ? [] : await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().SingleOrDefault()?.ChangedSolution ?? solution;
    }

    private sealed class Diagnostics(HostAnalysis analysis, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await analysis.RunAsync(project)).Where(diagnostic => diagnostic.Id == id);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => !diagnostic.Location.IsInSource);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }
    }
}
