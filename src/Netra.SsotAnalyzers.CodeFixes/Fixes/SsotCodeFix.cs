using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting;

namespace Netra.SsotAnalyzers.CodeFixes.Fixes;

/// <summary>
/// The base of every fix: one id, one action, one constant key, and a title that names the target. An editor offers it only
/// where it changes something. <c>dotnet format</c> (a workspace that MSBuild loaded) is always offered it, because an id
/// whose first hit has no action is not fixed anywhere.
/// </summary>
public abstract class SsotCodeFix : CodeFixProvider
{
    // What a menu of an editor shows without cutting it off.
    private const int LongestTitle = 60;

    private readonly string _id;
    private readonly string _title;
    private readonly string _titleWithNames;

    /// <param name="id">The rule.</param>
    /// <param name="title">The title where no name is known, or the name is long.</param>
    /// <param name="titleWithNames">The title with {0} for what is reported and {1} for what the fix writes.</param>
    private protected SsotCodeFix(string id, string title, string titleWithNames)
    {
        _id = id;
        _title = title;
        _titleWithNames = titleWithNames;
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
                    TitleOf(diagnostic),
                    cancellationToken => Rewriter.ApplyAsync(solution, [(context.Document.Id, diagnostic)], cancellationToken),
                    equivalenceKey: _id),
                diagnostic);
        }
    }

    private string TitleOf(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(Violation.OffenderProperty, out var offender) || !diagnostic.Properties.TryGetValue(Violation.ReplacementProperty, out var replacement))
            return _title;

        var title = string.Format(System.Globalization.CultureInfo.InvariantCulture, _titleWithNames, offender, replacement);
        return title.Length <= LongestTitle ? title : _title;
    }
}
