using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Follows the names that source generators make of types' names: <c>Context.Default.OldOrder</c> of a JSON context is
/// <c>Context.Default.Order</c> once its generator has run over the rewritten code.
/// </summary>
/// <remarks>
/// Such a name is not a use of anything superseded. What tells it is the compiler: a name that no edit wrote, that was a
/// generator's member and is one no more, while the generator's type has exactly one member whose signature is its image.
/// </remarks>
internal sealed class GeneratedNames(SourceFiles files, EditSet edits)
{
    private readonly HashSet<(SourceFile File, TextSpan Span)> _followed = [];

    /// <summary>Adds an edit for each error that is such a name; false if there was none. Each name is followed once.</summary>
    public async Task<bool> FollowAsync(Solution rewritten, List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors, CancellationToken cancellationToken)
    {
        var found = new List<Edit>();
        foreach (var (project, error) in errors)
        {
            if (await FindAsync(rewritten, renderings, project, error, cancellationToken).ConfigureAwait(false) is { } edit && _followed.Add((edit.File, edit.Span)))
                found.Add(edit);
        }

        foreach (var edit in found)
            edit.File.Add(edit);
        return edits.Activate(found);
    }

    private async Task<Edit?> FindAsync(Solution rewritten, List<FileRendering> renderings, ProjectId project, Diagnostic error, CancellationToken cancellationToken)
    {
        var path = error.Location.SourceTree?.FilePath;
        if (files.Solution.GetProject(project)!.Documents.FirstOrDefault(document => (document.FilePath ?? document.Name) == path) is not { } document)
            return null;

        await files.LoadAsync([document.Id], cancellationToken).ConfigureAwait(false);
        if (files.FindLoaded(document.Id) is not { } file)
            return null;

        var rendering = renderings.FirstOrDefault(rendering => rendering.File == file);
        var position = error.Location.SourceSpan.Start;
        if (rendering is not null && !rendering.IsCopied(position))
            return null;

        // The place of an error behind "?." is the dot.
        position = rendering?.ToOriginal(position) ?? position;
        if (file.Primary.Root.FindToken(position) is { RawKind: (int)SyntaxKind.DotToken } dot)
            position = dot.GetNextToken().SpanStart;
        string? name = null;
        foreach (var view in file.Views.Where(view => view.IsActive(new TextSpan(position, 0))))
        {
            var image = await ImageAsync(rewritten, view, position, renderings, cancellationToken).ConfigureAwait(false);
            if (image is null || (name is not null && image != name))
                return null;
            name = image;
        }

        if (name is null || file.Primary.Root.FindToken(position) is not { Parent: SimpleNameSyntax { Identifier: var written } } || written.ValueText == name)
            return null;

        var plan = Plan.Replace(written.Span, new PlanPiece.Text(PlanPiece.Identifier(name)));
        return new Edit(file, new Hit(DiagnosticIds.SupersededTypeUse, written.Span, Role: "", written.ValueText, name, plan, Sunset: null, IsReported: false), plan);
    }

    /// <summary>The name of the one member that the generator has made in place of the member named here; null where there is none.</summary>
    private async Task<string?> ImageAsync(Solution rewritten, SourceFile.View view, int position, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        if (view.Root.FindToken(position).Parent is not SimpleNameSyntax name || view.Model.GetSymbolInfo(name, cancellationToken).Symbol is not { } symbol)
            return null;

        var member = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        if (member.ContainingType is not { } container || !IsOfGenerator(member))
            return null;

        var compilation = (await rewritten.GetProject(view.Document.Project.Id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        if (TypeKey.Of(container.OriginalDefinition).Resolve(compilation) is not { } made)
            return null;

        var image = new SymbolImage(view.Engine, new PositionMap(renderings));
        var same = made.GetMembers().Where(candidate => candidate.Kind == member.Kind && candidate.IsStatic == member.IsStatic && image.SameShape(member, candidate)).ToList();

        // One that was there before is meant only where its types say so.
        if (!image.IsReplaced(member))
            same.RemoveAll(candidate => !container.GetMembers(candidate.Name).IsEmpty);
        return same.Count == 1 && same[0].Name != member.Name ? same[0].Name : null;
    }

    private bool IsOfGenerator(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences.All(reference => files.Solution.GetDocumentIdsWithFilePath(reference.SyntaxTree.FilePath).IsEmpty && files.Solution.GetDocument(reference.SyntaxTree) is null or SourceGeneratedDocument);
}
