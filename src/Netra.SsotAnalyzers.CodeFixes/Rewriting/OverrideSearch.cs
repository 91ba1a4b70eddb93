using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Looks in other projects for overrides and implementations of members whose uses would be rewritten: one compilation
/// sees its own alone.
/// </summary>
internal sealed class OverrideSearch(Solution solution)
{
    private readonly Dictionary<string, List<Place>> _found = new(StringComparer.Ordinal);

    /// <summary>A declaration that overrides or implements a member.</summary>
    internal sealed record Place(ProjectId Project, string Path, LinePosition Position);

    /// <summary>Those of the edits whose replaced member is overridden in a project that is not their own, each with an override.</summary>
    public async Task<ImmutableArray<(Edit Edit, Place Override)>> ReachedAsync(IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var dispatching = edits.Where(edit => edit.Hit.Dispatch is not null).ToList();
        var unknown = new HashSet<string>(dispatching.Select(edit => edit.Hit.Dispatch!).Where(id => !_found.ContainsKey(id)), StringComparer.Ordinal);
        if (unknown.Count > 0)
            await SearchAsync(unknown, cancellationToken).ConfigureAwait(false);

        return
        [
            .. from edit in dispatching
               let place = _found[edit.Hit.Dispatch!].FirstOrDefault(place => edit.File.Views.All(view => view.Document.Project.Id != place.Project))
               where place is not null
               select (edit, place),
        ];
    }

    private async Task SearchAsync(HashSet<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            _found.Add(id, []);

        var names = new NameSet(ids.Select(SimpleName));
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            foreach (var document in project.Documents.Where(document => document.SupportsSemanticModel))
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var places = WordSearch.Positions(text, names, out _);
                if (places.Count == 0)
                    continue;

                var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                var declarations = places.Select(place => root!.FindToken(place).Parent).Where(node => node is MethodDeclarationSyntax or PropertyDeclarationSyntax or EventDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: EventFieldDeclarationSyntax }).Distinct().ToList();
                if (declarations.Count == 0)
                    continue;

                var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                var engine = SsotEngine.For(model.Compilation, project.AnalyzerOptions, cancellationToken);
                foreach (var declaration in declarations)
                {
                    if (model.GetDeclaredSymbol(declaration!, cancellationToken) is { } symbol && Dispatch.Of(engine).ReplacedBase(symbol) is (var replaced, _) && _found.TryGetValue(DocumentationId.Of(replaced), out var overrides))
                        overrides.Add(new Place(project.Id, model.SyntaxTree.FilePath, text.Lines.GetLinePosition(NameOf(declaration!).SpanStart)));
                }
            }
        }
    }

    private static SyntaxToken NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        EventDeclarationSyntax @event => @event.Identifier,
        _ => declaration.GetFirstToken(),
    };

    private static string SimpleName(string id)
    {
        var end = id.IndexOf('(');
        var name = end < 0 ? id : id.Substring(0, end);
        name = name.Substring(name.LastIndexOf('.') + 1);
        var arity = name.IndexOf('`');
        return arity < 0 ? name : name.Substring(0, arity);
    }
}
