using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Finds superseded types of which one part of a run-time flow moves and the other stays: a base list, a <c>throw</c> or an
/// object here, a cast, a pattern or a <c>catch</c> there. The compiler does not connect the two; the running program does.
/// </summary>
internal sealed class SplitTypes(SourceFiles files, EditSet edits)
{
    private readonly Dictionary<DocumentId, ImmutableArray<TypePlace>> _places = [];

    /// <summary>A type of which only a part moves.</summary>
    /// <param name="Moving">The edits that move places of it.</param>
    /// <param name="Possible">Edits that would move more places of it.</param>
    /// <param name="Left">A place that stays.</param>
    /// <param name="Document">Its document.</param>
    public sealed record Split(ImmutableArray<Edit> Moving, ImmutableArray<Edit> Possible, TypePlace Left, Document Document);

    public async Task<IReadOnlyList<Split>> FindAsync(IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var moving = new List<(TypePlace Place, Edit Edit)>();
        foreach (var file in renderings.Select(rendering => rendering.File))
        {
            foreach (var view in file.Views)
            {
                foreach (var place in await PlacesOfAsync(view.Document, cancellationToken).ConfigureAwait(false))
                    moving.AddRange(EditsAt(file, place).Where(edits.IsActive).Select(edit => (place, edit)));
            }
        }

        if (moving.Count == 0)
            return [];

        var staying = new List<(TypePlace Place, Edit? Edit, Document Document)>();
        foreach (var document in files.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            foreach (var place in await PlacesOfAsync(document, cancellationToken).ConfigureAwait(false))
            {
                var own = files.FindLoaded(document.Id) is { } file ? EditsAt(file, place).ToList() : [];
                if (!own.Any(edits.IsActive))
                    staying.Add((place, own.FirstOrDefault(edit => !edits.IsRejected(edit)), document));
            }
        }

        var splits = new List<Split>();
        foreach (var type in moving.SelectMany(pair => pair.Place.Types).Distinct(StringComparer.Ordinal))
        {
            var (moved, left) = (moving.Where(pair => pair.Place.Types.Contains(type)).ToList(), staying.Where(pair => pair.Place.Types.Contains(type)).ToList());
            var apart = left.Where(pair => moved.Any(other => other.Place.IsTest != pair.Place.IsTest)).ToList();
            if (apart.Count > 0)
                splits.Add(new Split([.. moved.Select(pair => pair.Edit).Distinct()], [.. left.Select(pair => pair.Edit).OfType<Edit>().Distinct()], apart[0].Place, apart[0].Document));
        }

        return splits;
    }

    private static IEnumerable<Edit> EditsAt(SourceFile file, TypePlace place) => file.Edits.Where(edit => edit.Span.IntersectsWith(place.Span) || edit.Hit.Span.Contains(place.Span));

    private async Task<ImmutableArray<TypePlace>> PlacesOfAsync(Document document, CancellationToken cancellationToken)
    {
        if (_places.TryGetValue(document.Id, out var places))
            return places;

        places = [];
        if (document.SupportsSemanticModel && await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation)
        {
            var engine = SsotEngine.For(compilation, document.Project.AnalyzerOptions, cancellationToken);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var names = engine.Shared(NamesOf);
            if (!names.Names.IsEmpty && (names.HasGlobalAliases || WordSearch.Positions(text, names.Names, out var hasEscapes).Count > 0 || hasEscapes)
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model && !compilation.IsGenerated(model.SyntaxTree, cancellationToken))
            {
                places = [.. TypePlace.In(model, engine, cancellationToken)];
            }
        }

        return _places[document.Id] = places;
    }

    private static LegacyNames NamesOf(SsotEngine engine) => new(
        new NameSet(new HashSet<string>(engine.Map.Superseded.Select(type => type.Legacy.SimpleName).Select(name => name.Substring(name.LastIndexOf('+') + 1)), StringComparer.Ordinal)),
        engine.Compilation.SyntaxTrees.Any(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings.Any(directive => directive.GlobalKeyword.RawKind != 0 && directive.Alias is not null)));

    private sealed record LegacyNames(NameSet Names, bool HasGlobalAliases);
}
