using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>
/// What every fix is: one id, one action, one constant key. An editor offers it only where it changes something. A workspace
/// that MSBuild loaded is <c>dotnet format</c>'s: there it is always offered, because an id whose first hit has no action is
/// not fixed anywhere.
/// </summary>
public abstract class SsotCodeFix : CodeFixProvider
{
    private readonly string _id;
    private readonly string _title;

    private protected SsotCodeFix(string id, string title)
    {
        _id = id;
        _title = title;
        FixableDiagnosticIds = [id];
    }

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => SsotFixAllProvider.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (solution.Workspace.Kind != WorkspaceKind.MSBuild && !await Rewriter.ChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    _title,
                    cancellationToken => Rewriter.ApplyAsync(solution, [(context.Document.Id, diagnostic)], cancellationToken),
                    equivalenceKey: _id),
                diagnostic);
        }
    }
}
