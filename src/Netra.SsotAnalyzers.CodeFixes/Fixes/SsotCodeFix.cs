using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>
/// What every fix is: one id, one action, one constant key. The action is always offered, because an id whose first hit
/// has none is not fixed anywhere by <c>dotnet format</c>.
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

    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    _title,
                    cancellationToken => Rewriter.ApplyAsync(context.Document.Project.Solution, [(context.Document.Id, diagnostic)], cancellationToken),
                    equivalenceKey: _id),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
