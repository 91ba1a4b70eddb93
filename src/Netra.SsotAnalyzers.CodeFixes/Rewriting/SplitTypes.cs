using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Finds superseded types of which one part of a run-time flow moves and the other stays: a base list, a <c>throw</c> or an
/// object here, a cast, a pattern or a <c>catch</c> there. The compiler does not connect the two; the running program does.
/// </summary>
internal sealed class SplitTypes(SourceFiles files, EditSet edits)
{
    private readonly Dictionary<DocumentId, ImmutableArray<TypePlace>> _places = [];
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>A type of which only a part moves.</summary>
    /// <param name="Moving">The edits that move places of it.</param>
    /// <param name="Possible">Edits that would move more places of it.</param>
    /// <param name="Left">A place that stays.</param>
    /// <param name="Document">Its document.</param>
    /// <param name="Reason">Why the two cannot be told apart any more, or no longer find each other.</param>
    public sealed record Split(ImmutableArray<Edit> Moving, ImmutableArray<Edit> Possible, TypePlace Left, Document Document, RefusalKind Reason);

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

        await ReadContainersAsync(moving.Select(pair => pair.Place).Concat(staying.Select(triple => triple.Place)), cancellationToken).ConfigureAwait(false);

        // A constructor that no container calls asks none.
        moving.RemoveAll(pair => pair.Place.Owner is { } owner && !_made.Contains(owner));
        staying.RemoveAll(triple => triple.Place.Owner is { } owner && !_made.Contains(owner));
        var splits = new List<Split>();
        foreach (var type in moving.SelectMany(pair => pair.Place.Types).Distinct(StringComparer.Ordinal))
        {
            var (moved, left) = (moving.Where(pair => pair.Place.Types.Contains(type)).ToList(), staying.Where(pair => pair.Place.Types.Contains(type)).ToList());
            var apart = left.Where(triple => moved.Any(other => other.Place.IsTest != triple.Place.IsTest && (!triple.Place.IsLocal || other.Edit.File.Views.Any(view => view.Document.Project.Id == triple.Document.Project.Id)))).ToList();
            if (apart.Count > 0)
                splits.Add(new Split([.. moved.Select(pair => pair.Edit).Distinct()], [.. left.Select(pair => pair.Edit).OfType<Edit>().Distinct()], apart[0].Place, apart[0].Document, Refusal.SplitType));
        }

        splits.AddRange(await DoubleRegistrationsAsync(moving, cancellationToken).ConfigureAwait(false));
        splits.AddRange(await ScannedAsync(moving, cancellationToken).ConfigureAwait(false));
        return splits;
    }

    /// <summary>
    /// Registrations of a superseded type beside one of its canonical type: once they name the same, a container gives
    /// everybody the last one.
    /// </summary>
    private async Task<IReadOnlyList<Split>> DoubleRegistrationsAsync(IReadOnlyList<(TypePlace Place, Edit Edit)> moving, CancellationToken cancellationToken)
    {
        var splits = new List<Split>();
        foreach (var registered in moving.Where(pair => pair.Place.Registers is not null && !pair.Place.IsLocal).GroupBy(pair => DocumentationId.Of(pair.Place.Registers!.OriginalDefinition)))
        {
            var names = new NameSet(new HashSet<string>([registered.First().Place.Registers!.Name], StringComparer.Ordinal));
            foreach (var (document, engine, container) in await ContainersAsync(ProgramsOf(registered), names, cancellationToken).ConfigureAwait(false))
            {
                if (!engine.IsTestProject && container.RegistrationsOf(registered.Key).FirstOrDefault() is { } other)
                    splits.Add(new Split([.. registered.Select(pair => pair.Edit).Distinct()], [], other, document, Refusal.RegisteredTwice));
            }
        }

        return splits;
    }

    /// <summary>What is asked of a container that no registration names, where a scan may have registered it.</summary>
    private async Task<IReadOnlyList<Split>> ScannedAsync(IReadOnlyList<(TypePlace Place, Edit Edit)> moving, CancellationToken cancellationToken)
    {
        var registered = new HashSet<string>(moving.Where(pair => pair.Place.Registers is not null).SelectMany(pair => pair.Place.Types), StringComparer.Ordinal);
        var asked = moving.Where(pair => pair.Place.IsTest && pair.Place.Types.All(type => type.StartsWith("container ", StringComparison.Ordinal) && !registered.Contains(type))).ToList();
        if (asked.Count == 0)
            return [];

        foreach (var (document, _, container) in await ContainersAsync(ProgramsOf(asked), ContainerPlaces.ScanWords, cancellationToken).ConfigureAwait(false))
        {
            if (container.Scans().FirstOrDefault() is { } scan)
                return [new Split([.. asked.Select(pair => pair.Edit).Distinct()], [], scan, document, Refusal.FoundByScan)];
        }

        return [];
    }

    /// <summary>Finds out which of the classes with such a constructor a container makes, wherever it is told to.</summary>
    private async Task ReadContainersAsync(IEnumerable<TypePlace> places, CancellationToken cancellationToken)
    {
        var owners = places.Select(place => place.Owner).OfType<string>().Where(owner => !_made.Contains(owner) && _asked.Add(owner)).Select(owner => owner.Substring(owner.LastIndexOf('.') + 1).Substring(owner.LastIndexOf('.') < 0 ? "T:".Length : 0).Split('`')[0]).ToList();
        if (owners.Count == 0)
            return;

        var names = new NameSet(new HashSet<string>(owners, StringComparer.Ordinal));
        foreach (var (_, _, container) in await ContainersAsync(files.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp), names, cancellationToken).ConfigureAwait(false))
        {
            container.Read();
            _made.UnionWith(container.Made);
        }
    }

    /// <summary>The projects that can be part of one program with those of some places.</summary>
    private IEnumerable<Project> ProgramsOf(IEnumerable<(TypePlace Place, Edit Edit)> places) =>
        files.TogetherWith(places.SelectMany(pair => pair.Edit.File.Views).Select(view => view.Document.Project.Id));

    /// <summary>The files of some projects that hold one of the words, to be read for what they tell a container.</summary>
    private static async Task<IReadOnlyList<(Document Document, SsotEngine Engine, ContainerPlaces Container)>> ContainersAsync(IEnumerable<Project> projects, NameSet words, CancellationToken cancellationToken)
    {
        var found = new List<(Document, SsotEngine, ContainerPlaces)>();
        foreach (var document in projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (WordSearch.Positions(text, words, out _).Count == 0 || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                continue;

            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            found.Add((document, engine, new ContainerPlaces(model, engine, cancellationToken)));
        }

        return found;
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
                var container = new ContainerPlaces(model, engine, cancellationToken);
                container.Read();
                _made.UnionWith(container.Made);
                places = [.. TypePlace.In(model, engine, cancellationToken), .. container.Places, .. new StatePlaces(model, engine, cancellationToken).Read()];
            }
        }

        return _places[document.Id] = places;
    }

    private static LegacyNames NamesOf(SsotEngine engine) => new(
        new NameSet(new HashSet<string>(engine.Map.Superseded.Select(type => type.Legacy.SimpleName).Select(name => name.Substring(name.LastIndexOf('+') + 1)).Concat(StatePlaces.NamesOf(engine)), StringComparer.Ordinal)),
        engine.Compilation.SyntaxTrees.Any(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings.Any(directive => directive.GlobalKeyword.RawKind != 0 && directive.Alias is not null)));

    private sealed record LegacyNames(NameSet Names, bool HasGlobalAliases);
}

/// <summary>Edits grouped by what flows between them: two that share a declaration belong to one group.</summary>
internal sealed class Connections
{
    private readonly Dictionary<string, List<Edit>> _byKey = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellationToken;

    private Connections(IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        foreach (var edit in edits)
        {
            foreach (var key in edit.Flow(cancellationToken))
            {
                if (!_byKey.TryGetValue(key, out var list))
                    _byKey.Add(key, list = []);
                list.Add(edit);
            }
        }
    }

    /// <summary>Groups what has not been reverted of the files' edits; the files are read side by side.</summary>
    public static async Task<Connections> OfAsync(IEnumerable<SourceFile> files, EditSet edits, CancellationToken cancellationToken)
    {
        var byFile = await Task.WhenAll(files.Select(file => Task.Run(
            () =>
            {
                var tried = file.Edits.Where(edit => !edits.IsRejected(edit)).ToList();
                tried.ForEach(edit => edit.Flow(cancellationToken));
                return tried;
            },
            cancellationToken))).ConfigureAwait(false);
        return new Connections(byFile.SelectMany(tried => tried), cancellationToken);
    }

    /// <summary>The files that some edits connect, each set by path: through a declaration, or through a directive that holds in every file.</summary>
    public static ImmutableArray<ImmutableHashSet<string>> FilesOf(IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var connections = new Connections(edits, cancellationToken);
        var byGlobalAlias = edits.Where(edit => edit.Hit.Alias is { IsGlobal: true }).ToLookup(edit => edit.Hit.Alias);
        var sets = ImmutableArray.CreateBuilder<ImmutableHashSet<string>>();
        var seen = new HashSet<Edit>();
        foreach (var edit in edits)
        {
            if (seen.Contains(edit))
                continue;

            var component = connections.Of([edit, .. byGlobalAlias[edit.Hit.Alias]], []);
            seen.UnionWith(component);
            sets.Add(FilesOf(component));
        }

        return sets.ToImmutable();
    }

    /// <summary>The files of some edits, by path.</summary>
    public static ImmutableHashSet<string> FilesOf(IEnumerable<Edit> edits) => [.. edits.Select(edit => edit.File.Primary.Document.FilePath).OfType<string>()];

    /// <summary>Everything connected with the given edits and declarations.</summary>
    public HashSet<Edit> Of(IEnumerable<Edit> edits, IEnumerable<string> keys)
    {
        var component = new HashSet<Edit>(edits);
        var pendingKeys = new Queue<string>(keys.Concat(component.SelectMany(edit => edit.Flow(_cancellationToken))));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pendingKeys.Count > 0)
        {
            var key = pendingKeys.Dequeue();
            if (!seen.Add(key) || !_byKey.TryGetValue(key, out var connected))
                continue;

            foreach (var edit in connected)
            {
                if (!component.Add(edit))
                    continue;
                foreach (var next in edit.Flow(_cancellationToken))
                    pendingKeys.Enqueue(next);
            }
        }

        return component;
    }
}
