using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Finds edits in code that the replacement itself runs, over all projects: a library's replacement calls an interface, and
/// another project implements it with the superseded member. Rewritten, the code would call itself without end. What a
/// replacement of a compiled library calls is read from its instructions. One compilation sees the cycles inside itself, and
/// refuses them when it plans.
/// </summary>
internal sealed class CallCycles(SourceFiles files)
{
    private readonly Dictionary<string, HashSet<string>> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<Edit, Refusal?> _known = [];

    /// <summary>The projects by their assemblies' names; several where one is built for several frameworks.</summary>
    private readonly ILookup<string, ProjectId> _projects = files.Solution.Projects
        .Where(project => project.Language == LanguageNames.CSharp).ToLookup(project => project.AssemblyName, project => project.Id, StringComparer.Ordinal);

    /// <summary>Those of the edits that are in a cycle, each with the reason why it stays.</summary>
    public async Task<ImmutableArray<(Edit Edit, Refusal Refusal)>> FindAsync(IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<(Edit, Refusal)>();
        foreach (var edit in edits)
        {
            if (!_known.TryGetValue(edit, out var refusal))
                _known.Add(edit, refusal = await RefusalOfAsync(edit, cancellationToken).ConfigureAwait(false));
            if (refusal is not null)
                found.Add((edit, refusal));
        }

        return found.ToImmutable();
    }

    private async Task<Refusal?> RefusalOfAsync(Edit edit, CancellationToken cancellationToken)
    {
        var view = edit.File.Primary;
        if (edit.Plan.RemovesDirective || edit.Hit.StandsAlone || edit.Hit.Namespace is not null || !view.IsActive(edit.Span)
            || UsedBy(view, edit, cancellationToken) is not { ContainingAssembly: { } assembly } used)
        {
            return null;
        }

        var key = Key(used);
        if (!_runs.TryGetValue(key, out var run))
        {
            _runs.Add(key, run = await RunAsync(_projects[assembly.Name].FirstOrDefault() ?? view.Document.Project.Id, used, cancellationToken)
                .ConfigureAwait(false));
        }

        if (run.Count == 0 || !Reach.Around(view.Root.FindNode(edit.Hit.Span, findInsideTrivia: true), view.Model).Any(around => run.Contains(Key(around))))
            return null;

        return used is INamedTypeSymbol type
            ? Refusal.BuiltOnIt.For(edit.Hit.Remedy, type.Name)
            : Refusal.BuiltOnIt.For(view.Engine.FindReplacement(used)?.Expression ?? edit.Hit.Remedy, used.Name);
    }

    /// <summary>The member with a replacement, or else the superseded type, that an edit replaces.</summary>
    private static ISymbol? UsedBy(SourceFile.View view, Edit edit, CancellationToken cancellationToken)
    {
        var node = view.Root.FindNode(edit.Hit.Span, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<StatementSyntax>() is null && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is null)
            return null;

        var symbol = view.Model.GetSymbolInfo(node, cancellationToken).Symbol;
        var member = (symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : symbol)?.OriginalDefinition;
        if (member is IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol && view.Engine.FindReplacement(member) is not null)
            return member;

        var type = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
        return type is not null && node.Parent is not (TypeArgumentListSyntax or ParameterSyntax or VariableDeclarationSyntax or BaseTypeSyntax)
            && view.Engine.FindSupersession(type)?.Canonical is not null
            ? type : null;
    }

    /// <summary>The members of all projects that a replacement runs, and through what they call one another; none where nothing leaves its project.</summary>
    private async Task<HashSet<string>> RunAsync(ProjectId declaring, ISymbol used, CancellationToken cancellationToken)
    {
        var run = new HashSet<string>(StringComparer.Ordinal);
        if (await EngineOfAsync(declaring, cancellationToken).ConfigureAwait(false) is not { } engine || Resolve(used, engine.Compilation) is not { } own)
            return run;

        var pending = new Queue<(ProjectId Project, ISymbol Member)>();
        var targets = own is INamedTypeSymbol type
            ? OfType(engine, type).ToList()
            : engine.FindReplacement(own) is { } replacement ? Reach.Of(engine).Targets(own, replacement, target => target.ContainingAssembly is not null) : [];
        Add(engine, targets);
        if (own is not INamedTypeSymbol
            && CompiledCalls.DispatchedBy([.. targets.Where(IsCompiled)], IsCompiled(own) ? own : null, engine, cancellationToken) is { Count: > 0 } dispatched)
        {
            await AddTargetsAsync(files.TogetherWith([declaring]).Select(project => project.Id), dispatched).ConfigureAwait(false);
        }

        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (project, member) = pending.Dequeue();
            if (await EngineOfAsync(project, cancellationToken).ConfigureAwait(false) is not { } around
                || Resolve(member, around.Compilation) is not { } resolved)
            {
                continue;
            }

            Add(around, Reach.Of(around).RunBy(resolved));
            if (resolved is not ({ IsVirtual: true } or { IsAbstract: true } or { IsOverride: true }))
                continue;

            await AddTargetsAsync(files.WithDependents([project]).Where(id => id != project), [member]).ConfigureAwait(false);
        }

        return run;

        async Task AddTargetsAsync(IEnumerable<ProjectId> projects, IReadOnlyCollection<ISymbol> called)
        {
            foreach (var project in projects)
            {
                if (await EngineOfAsync(project, cancellationToken).ConfigureAwait(false) is { } user)
                    Add(user, called.Select(member => Resolve(member, user.Compilation)).OfType<ISymbol>().SelectMany(Dispatch.Of(user).TargetsOf));
            }
        }

        void Add(SsotEngine seenBy, IEnumerable<ISymbol> members)
        {
            foreach (var member in members)
            {
                var definition = (member is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : member).OriginalDefinition;
                if (definition.ContainingAssembly is not { } assembly || !_projects.Contains(assembly.Name) || !run.Add(Key(definition)))
                    continue;

                foreach (var project in _projects[assembly.Name])
                    pending.Enqueue((project, definition));
            }
        }
    }

    private bool IsCompiled(ISymbol symbol) => symbol.ContainingAssembly is { } assembly && !_projects.Contains(assembly.Name);

    /// <summary>The members of a canonical type. A superseded type that is built on it calls it anyway.</summary>
    private static IEnumerable<ISymbol> OfType(SsotEngine engine, INamedTypeSymbol legacy) =>
        engine.FindSupersession(legacy) is { Canonical: { } canonical, Namespace: null } && !Reach.Of(engine).IsBuiltOn(legacy, canonical.OriginalDefinition)
            ? canonical.OriginalDefinition.GetMembers().Where(member => member is not INamedTypeSymbol)
            : [];

    private async Task<SsotEngine?> EngineOfAsync(ProjectId id, CancellationToken cancellationToken)
    {
        var project = files.Solution.GetProject(id)!;
        return await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken) : null;
    }

    private static ISymbol? Resolve(ISymbol symbol, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)
            ? symbol
            : DocumentationCommentId.GetSymbolsForDeclarationId(DocumentationId.Of(symbol), compilation)
                .FirstOrDefault(found => found.ContainingAssembly?.Name == symbol.ContainingAssembly?.Name);

    private static string Key(ISymbol symbol) => symbol.ContainingAssembly?.Name + "|" + DocumentationId.Of(symbol.OriginalDefinition);
}

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
    /// <param name="Reason">Why the two cannot be distinguished any more, or no longer find each other.</param>
    /// <param name="Value">Where a value leaves what the compiler knows whose edits are of the split too; null where there is none.</param>
    public sealed record Split(
        ImmutableArray<Edit> Moving, ImmutableArray<Edit> Possible, TypePlace Left, Document Document, RefusalKind Reason, ValuePlace? Value = null);

    public async Task<IReadOnlyList<Split>> FindAsync(Solution rewritten, IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
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
            var (moved, left) = (moving.Where(pair => pair.Place.Types.Contains(type)).ToList(),
                staying.Where(pair => pair.Place.Types.Contains(type)).ToList());
            var apart = left.Where(triple =>
                moved.Any(other => other.Place.IsTest != triple.Place.IsTest
                    && (!triple.Place.IsLocal || other.Edit.File.Views.Any(view => view.Document.Project.Id == triple.Document.Project.Id))))
                .ToList();
            if (apart.Count > 0)
            {
                splits.Add(new Split([.. moved.Select(pair => pair.Edit).Distinct()], [.. left.Select(pair => pair.Edit).OfType<Edit>().Distinct()],
                    apart[0].Place, apart[0].Document, Refusal.SplitType));
            }
        }

        splits.AddRange(await new LeavingValues(files, edits).ApartAsync(rewritten, renderings, moving, staying, cancellationToken).ConfigureAwait(false));
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
        foreach (var registered in moving.Where(pair => pair.Place.Registers is not null && !pair.Place.IsLocal)
            .GroupBy(pair => DocumentationId.Of(pair.Place.Registers!.OriginalDefinition)))
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
        var registered = new HashSet<string>(moving.Where(pair => pair.Place.Registers is not null).SelectMany(pair => pair.Place.Types),
            StringComparer.Ordinal);
        var asked = moving.Where(pair =>
            pair.Place.IsTest && pair.Place.Types.All(type => type.StartsWith("container ", StringComparison.Ordinal) && !registered.Contains(type)))
            .ToList();
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
        var owners = places.Select(place => place.Owner).OfType<string>().Where(owner => !_made.Contains(owner) && _asked.Add(owner))
            .Select(owner => owner.Substring(owner.LastIndexOf('.') + 1).Substring(owner.LastIndexOf('.') < 0 ? "T:".Length : 0).Split('`')[0]).ToList();
        if (owners.Count == 0)
            return;

        var names = new NameSet(new HashSet<string>(owners, StringComparer.Ordinal));
        foreach (var (_, _, container) in await ContainersAsync(files.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp), names,
            cancellationToken)
            .ConfigureAwait(false))
        {
            container.Read();
            _made.UnionWith(container.Made);
        }
    }

    /// <summary>The projects that can be part of one program with those of some places.</summary>
    private IEnumerable<Project> ProgramsOf(IEnumerable<(TypePlace Place, Edit Edit)> places) =>
        files.TogetherWith(places.SelectMany(pair => pair.Edit.File.Views).Select(view => view.Document.Project.Id));

    /// <summary>The files of some projects that hold one of the words, to be read for what they tell a container.</summary>
    private static async Task<IReadOnlyList<(Document Document, SsotEngine Engine, ContainerPlaces Container)>> ContainersAsync(IEnumerable<Project> projects,
        NameSet words, CancellationToken cancellationToken)
    {
        var found = new List<(Document, SsotEngine, ContainerPlaces)>();
        foreach (var document in projects.SelectMany(project => project.Documents).Where(document => document.SupportsSemanticModel))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (WordSearch.Positions(text, words, out _).Count == 0
                || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            {
                continue;
            }

            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            found.Add((document, engine, new ContainerPlaces(model, engine, cancellationToken)));
        }

        return found;
    }

    private static IEnumerable<Edit> EditsAt(SourceFile file, TypePlace place) =>
        file.Edits.Where(edit => edit.Span.IntersectsWith(place.Span) || edit.Hit.Span.Contains(place.Span));

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
                && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
                && !compilation.IsGenerated(model.SyntaxTree, cancellationToken))
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
        new NameSet(new HashSet<string>(engine.Map.Superseded.Select(type => type.Legacy.SimpleName).Select(name => name.Substring(name.LastIndexOf('+') + 1))
            .Concat(StatePlaces.NamesOf(engine)),
            StringComparer.Ordinal)),
        engine.Compilation.SyntaxTrees
            .Any(tree => TreeDeclarations.Of(tree, CancellationToken.None).Usings
                .Any(directive => directive.GlobalKeyword.RawKind != 0 && directive.Alias is not null)));

    private sealed record LegacyNames(NameSet Names, bool HasGlobalAliases);
}
