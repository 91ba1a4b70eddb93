using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Baseline;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Events;
using Netra.SsotAnalyzers.Rules.Implementations;
using Netra.SsotAnalyzers.Rules.Isolation;
using Netra.SsotAnalyzers.Rules.MapHealth;
using Netra.SsotAnalyzers.Rules.Runs;
using Netra.SsotAnalyzers.Uses;
using Netra.SsotAnalyzers.Uses.SideBySide;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>
/// One compilation's map, index and hits. Every rule is a view over it, so that a tree is searched and bound once however
/// many rules ask; one rule alone sees exactly what it would see among the others.
/// </summary>
internal sealed class SsotEngine
{
    // Weak: an engine refers to its compilation, and goes with it.
    private static readonly ConditionalWeakTable<Compilation, SsotEngine> Cache = new();

    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Hit>> _hits = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<Hit>> _uses = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, Supersession?> _supersessions = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberReplacement?> _replacements = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<TypeKey, INamedTypeSymbol?> _types = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<MapAttribute>> _attributes = new();
    private readonly ConcurrentDictionary<(string Name, int Arity, ImmutableArray<string> Imports, INamedTypeSymbol? DeclaringType), INamedTypeSymbol?> _typeNames = new();
    private readonly Lazy<NameIndex> _index;
    private readonly Lazy<RunIndex> _runs;
    private readonly Lazy<MapAttributeReader> _attributeReader;
    private readonly Lazy<ImmutableHashSet<string>> _inferredNames;
    private readonly Lazy<UnusedDeclarations> _unused;
    private readonly Lazy<EventCatalogues> _events;
    private readonly Lazy<IsolationIndex> _isolation;

    private SsotEngine(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Severities = new SeverityPolicy(options.AnalyzerConfigOptionsProvider);
        IsTestProject = BuildProperty(options.AnalyzerConfigOptionsProvider, "IsTestProject") ?? false;

        // The package's targets tell a project that says of itself that it is one; IsPackable alone is true by default.
        FreezesPublicApi = BuildProperty(options.AnalyzerConfigOptionsProvider, "SsotFreezePublicApi") ?? BuildProperty(options.AnalyzerConfigOptionsProvider, "IsPackable") ?? false;

        // Test doubles implement a role's contract by design.
        Map = SsotMap.Read(compilation, inferFromSource: !IsTestProject, cancellationToken);
        _index = new Lazy<NameIndex>(() => NameIndex.Of(this));
        _runs = new Lazy<RunIndex>(() => RunIndex.Of(this));
        _attributeReader = new Lazy<MapAttributeReader>(() => new MapAttributeReader(compilation));
        _unused = new Lazy<UnusedDeclarations>(() => new UnusedDeclarations(this, CancellationToken.None));
        _inferredNames = new Lazy<ImmutableHashSet<string>>(() => [.. Map.Superseded
            .Where(entry => entry.Evidence is not null && entry.Legacy.Assembly == Compilation.AssemblyName)
            .Select(entry => entry.Legacy.SimpleName)]);
        Twins = new Twins(this);
        ToldApart = new ToldApart(this);
        _events = new Lazy<EventCatalogues>(() => new EventCatalogues(this));
        _isolation = new Lazy<IsolationIndex>(() => new IsolationIndex(this));
        Baseline = Severities.Mode == SsotMode.Off ? null : BaselineCover.Find(this, options, cancellationToken);
    }

    public Compilation Compilation { get; }

    public SsotMap Map { get; }

    public SeverityPolicy Severities { get; }

    /// <summary>Whether others compile against this project's public signatures, so that rewriting one would break them.</summary>
    public bool FreezesPublicApi { get; }

    /// <summary>What is frozen, or null without a baseline.</summary>
    public BaselineCover? Baseline { get; }

    /// <summary>Whether there is nothing to look for, so that nothing needs to be registered.</summary>
    public bool IsEmpty => Map.IsEmpty || Severities.Mode == SsotMode.Off;

    public NameIndex Index => _index.Value;

    /// <summary>The simple names of this compilation's own types that are superseded without an attribute.</summary>
    public ImmutableHashSet<string> InferredNames => _inferredNames.Value;

    /// <summary>Members that tell a superseded type from its canonical one.</summary>
    public Twins Twins { get; }

    /// <summary>Whether there is anything by which values could be told apart.</summary>
    public ToldApart ToldApart { get; }

    /// <summary>The event names of all catalogues.</summary>
    public EventCatalogues Events => _events.Value;

    /// <summary>Whether this compilation declares the type of a run, whose business the events are.</summary>
    public bool OwnsRuns => Map.Catalogues.Any(canonical => canonical.Type.Assembly == Compilation.AssemblyName)
        && Map.PerUser.Any(canonical => canonical.Type.Assembly == Compilation.AssemblyName);

    /// <summary>Where runs are started.</summary>
    public RunIndex Runs => _runs.Value;

    /// <summary>Whether the sources may hold an attribute of the map, by syntax alone.</summary>
    public bool MayDeclare => _attributeReader.Value.MayDeclare;

    /// <summary>What the isolation rules look for.</summary>
    public IsolationIndex Isolation => _isolation.Value;

    /// <summary>Whether the project says that it is one of tests.</summary>
    public bool IsTestProject { get; }

    public static SsotEngine For(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(compilation, out var engine))
            return engine;

        var created = new SsotEngine(compilation, options, cancellationToken);
        return Cache.GetValue(compilation, _ => created);
    }

    /// <summary>The type of that name in this compilation, or null. Looked up once, whoever asks.</summary>
    public INamedTypeSymbol? Resolve(TypeKey type) => _types.TryGetValue(type, out var found) ? found : _types.GetOrAdd(type, type.Resolve(Compilation));

    /// <summary>The attributes of the map in one file, in the order of the text.</summary>
    public ImmutableArray<MapAttribute> AttributesIn(SemanticModel model, CancellationToken cancellationToken)
    {
        if (_attributes.TryGetValue(model.SyntaxTree, out var attributes))
            return attributes;

        attributes = _attributeReader.Value.In(model, cancellationToken);
        _attributes.TryAdd(model.SyntaxTree, attributes);
        return attributes;
    }

    public SemanticModel ModelOf(SyntaxTree tree) => Compilation.GetSemanticModel(tree);

    private static bool? BuildProperty(AnalyzerConfigOptionsProvider options, string name) =>
        options.GlobalOptions.TryGetValue("build_property." + name, out var text) && bool.TryParse(text, out var value) ? value : null;

    /// <summary>The hits of one tree, in the order of the text.</summary>
    public ImmutableArray<Hit> GetHits(SemanticModel model, CancellationToken cancellationToken)
    {
        if (_hits.TryGetValue(model.SyntaxTree, out var hits))
            return hits;

        var uses = GetUses(model, cancellationToken);
        hits =
        [
            .. uses
                .Concat(new NamespaceUses(this, model, cancellationToken).Find(uses))
                .Concat(RawEventNames.Find(this, model, cancellationToken))
                .Concat(new UndeclaredEntries(this, model, cancellationToken).Find())
                .Concat(_unused.Value.In(model.SyntaxTree))
                .OrderBy(hit => hit.Span.Start).ThenByDescending(hit => hit.Span.Length),
        ];
        _hits.TryAdd(model.SyntaxTree, hits);
        return hits;
    }

    /// <summary>The hits on names in one tree, which those on whole files build on.</summary>
    public ImmutableArray<Hit> GetUses(SemanticModel model, CancellationToken cancellationToken)
    {
        if (_uses.TryGetValue(model.SyntaxTree, out var uses))
            return uses;

        uses = UseFinder.Find(this, model, cancellationToken);
        _uses.TryAdd(model.SyntaxTree, uses);
        return uses;
    }

    /// <summary>Whether a place is itself on its way out, or part of the map: nothing is reported there.</summary>
    public bool IsSilent(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => new SilentCode(this, model, cancellationToken).Contains(node);

    /// <summary>The entry that supersedes the type, resolved; null for any other type.</summary>
    public Supersession? FindSupersession(INamedTypeSymbol type) => _supersessions.GetOrAdd(type.OriginalDefinition, definition =>
    {
        if (Map.FindSuperseded(definition) is not { } entry)
            return null;

        var canonical = Map.FinalCanonical(entry);
        var resolved = canonical is null ? null : Resolve(canonical);
        if (SymbolEqualityComparer.Default.Equals(resolved?.OriginalDefinition, definition))
            return null;

        var end = canonical ?? entry.Canonical;
        var role = entry.Namespace is { } ns ? Map.FindRole(end) ?? ns : Map.RoleOf(end);
        return new Supersession(role, resolved, end.SimpleName, entry.Sunset, entry.Namespace, IsCircular: canonical is null);
    });

    /// <summary>The entry that replaces the member or what it overrides; null for any other member.</summary>
    public MemberReplacement? FindReplacement(ISymbol member)
    {
        foreach (var current in member.SelfAndOverridden())
        {
            var definition = (current is IMethodSymbol { ReducedFrom: { } reduced } ? reduced : current).OriginalDefinition;
            if (_replacements.GetOrAdd(definition, Map.FindReplacement) is { } replacement)
                return replacement;
        }

        return null;
    }

    /// <summary>The role that a type plays, canonical or superseded, or that a type in its type arguments plays; null for any other type.</summary>
    public string? RoleOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => FindSupersession(named)?.Role ?? Map.FindCanonical(named)?.Role ?? named.TypeArguments.Select(RoleOf).FirstOrDefault(role => role is not null),
        IArrayTypeSymbol array => RoleOf(array.ElementType),
        _ => null,
    };

    /// <summary>Whether a type is superseded, or built from one that is.</summary>
    public bool Involves(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => FindSupersession(named) is not null || named.TypeArguments.Any(Involves) || (named.ContainingType is { } outer && Involves(outer)),
        IArrayTypeSymbol array => Involves(array.ElementType),
        IPointerTypeSymbol pointer => Involves(pointer.PointedAtType),
        _ => false,
    };

    /// <summary>The type that <paramref name="type"/> becomes once every superseded name in it is replaced; null where one has no canonical type here.</summary>
    public ITypeSymbol? MapType(ITypeSymbol type)
    {
        switch (type)
        {
            case INamedTypeSymbol named when FindSupersession(named) is { } supersession:
                return supersession.Map(named)?.WithNullableAnnotation(named.NullableAnnotation);

            case INamedTypeSymbol { TypeArguments.IsEmpty: false } named when named.TypeArguments.Any(Involves):
                var arguments = named.TypeArguments.Select(MapType).ToImmutableArray();
                return arguments.Any(argument => argument is null) ? null : named.OriginalDefinition.Construct(arguments!, named.TypeArgumentNullableAnnotations);

            case IArrayTypeSymbol array when Involves(array):
                return MapType(array.ElementType) is { } element ? Compilation.CreateArrayTypeSymbol(element, array.Rank) : null;

            default:
                return type;
        }
    }

    /// <summary>
    /// The type that a name in a replacement expression means: what its imports say first, then what surrounds the
    /// member's declaration, then a canonical type of that name. A superseded answer is followed to its canonical type.
    /// </summary>
    public INamedTypeSymbol? ResolveTypeName(string name, int arity, ImmutableArray<string> imports, INamedTypeSymbol? declaringType) =>
        _typeNames.GetOrAdd((name, arity, imports, declaringType), key => FindTypeName(key.Name, key.Arity, key.Imports, key.DeclaringType));

    private INamedTypeSymbol? FindTypeName(string name, int arity, ImmutableArray<string> imports, INamedTypeSymbol? declaringType)
    {
        var metadataName = arity == 0 ? name : name + "`" + arity;
        var found = imports.Select(import => Find(import + "." + metadataName)).FirstOrDefault(type => type is not null);

        for (var type = declaringType; found is null && type is not null; type = type.ContainingType)
            found = type.GetTypeMembers(name, arity).FirstOrDefault() ?? (type.Name == name && type.Arity == arity ? type : null);

        for (var ns = declaringType?.ContainingNamespace; found is null && ns is not null; ns = ns.ContainingNamespace)
            found = Find(ns.IsGlobalNamespace ? metadataName : ns.ToDisplayString() + "." + metadataName);

        found ??= Map.Canonicals.Where(canonical => canonical.Type.SimpleName == name).Select(canonical => Resolve(canonical.Type)).FirstOrDefault(type => type?.Arity == arity);

        return found is not null && FindSupersession(found) is { Canonical: { } canonicalType } ? canonicalType : found;

        INamedTypeSymbol? Find(string fullName) => Compilation.GetTypesByMetadataName(fullName).FirstOrDefault();
    }
}
