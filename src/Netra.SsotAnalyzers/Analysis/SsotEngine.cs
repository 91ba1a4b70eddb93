using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>What supersedes what in one compilation: the map's entries, which are names, as this compilation's symbols.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="map">Its map.</param>
internal class Resolution(Compilation compilation, SsotMap map)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, Supersession?> _supersessions = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberReplacement?> _replacements = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<TypeKey, INamedTypeSymbol?> _types = new();
    private readonly ConcurrentDictionary<(string Name, int Arity, ImmutableArray<string> Imports,
        INamedTypeSymbol? DeclaringType), INamedTypeSymbol?> _typeNames =
        new();

    public Compilation Compilation { get; } = compilation;

    public SsotMap Map { get; } = map;

    /// <summary>The type of that name in this compilation, or null. Looked up once, whoever asks.</summary>
    public INamedTypeSymbol? Resolve(TypeKey type) => _types.TryGetValue(type, out var found) ? found : _types.GetOrAdd(type, type.Resolve(Compilation));

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
        INamedTypeSymbol named =>
            FindSupersession(named)?.Role ?? Map.FindCanonical(named)?.Role ?? named.TypeArguments.Select(RoleOf).FirstOrDefault(role => role is not null),
        IArrayTypeSymbol array => RoleOf(array.ElementType),
        _ => null,
    };

    /// <summary>Whether a type is superseded, or built from one that is.</summary>
    public bool Involves(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named =>
            FindSupersession(named) is not null || named.TypeArguments.Any(Involves) || (named.ContainingType is { } outer && Involves(outer)),
        IArrayTypeSymbol array => Involves(array.ElementType),
        IPointerTypeSymbol pointer => Involves(pointer.PointedAtType),
        _ => false,
    };

    /// <summary>
    /// The type that <paramref name="type"/> becomes once every superseded name in it is replaced; null where one has no canonical type
    /// here.
    /// </summary>
    public ITypeSymbol? MapType(ITypeSymbol type)
    {
        switch (type)
        {
            case INamedTypeSymbol named when FindSupersession(named) is { } supersession:
                return supersession.Map(named)?.WithNullableAnnotation(named.NullableAnnotation);

            case INamedTypeSymbol { TypeArguments.IsEmpty: false } named when named.TypeArguments.Any(Involves):
                var arguments = named.TypeArguments.Select(MapType).ToImmutableArray();
                return arguments.Any(argument => argument is null)
                    ? null : named.OriginalDefinition.Construct(arguments!, named.TypeArgumentNullableAnnotations);

            case INamedTypeSymbol { ContainingType: { } outer } nested when Involves(outer) && MapType(outer) is INamedTypeSymbol mapped:
                return NestedIn(mapped, nested) ?? type;

            case IArrayTypeSymbol array when Involves(array):
                return MapType(array.ElementType) is { } element ? Compilation.CreateArrayTypeSymbol(element, array.Rank) : null;

            default:
                return type;
        }
    }

    /// <summary>The type nested in the canonical one under the same name; null where it has none.</summary>
    private ITypeSymbol? NestedIn(INamedTypeSymbol canonical, INamedTypeSymbol nested)
    {
        var found = canonical.GetTypeMembers(nested.Name, nested.Arity).FirstOrDefault();
        return found is null || nested.Arity == 0 || nested.IsUnboundGenericType ? found
            : found.Construct([.. nested.TypeArguments.Select(argument => MapType(argument) ?? argument)], nested.TypeArgumentNullableAnnotations);
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

        found ??= Map.Canonicals.Where(canonical => canonical.Type.SimpleName == name).Select(canonical => Resolve(canonical.Type))
            .FirstOrDefault(type => type?.Arity == arity);

        return found is not null && FindSupersession(found) is { Canonical: { } canonicalType } ? canonicalType : found;

        INamedTypeSymbol? Find(string fullName) => Compilation.GetTypesByMetadataName(fullName).FirstOrDefault();
    }
}

/// <summary>An entry of the map, resolved in one compilation.</summary>
/// <param name="Role">The role's name.</param>
/// <param name="Canonical">The type at the end of the chain; null where it cannot be had in this compilation.</param>
/// <param name="CanonicalName">Its simple name, known even where the type is not.</param>
/// <param name="Sunset">From when on uses are errors, or null.</param>
/// <param name="Namespace">The namespace that takes the place of the legacy type's own, if the type is superseded with that.</param>
/// <param name="IsCircular">Whether the chain of supersessions comes back to where it began, so that there is no end.</param>
internal sealed record Supersession(string Role, INamedTypeSymbol? Canonical, string CanonicalName, Sunset? Sunset, string? Namespace, bool IsCircular)
{
    /// <summary>What a use of <paramref name="legacy"/> becomes: the canonical type with the use's own type arguments.</summary>
    public INamedTypeSymbol? Map(INamedTypeSymbol legacy)
    {
        if (Canonical is null)
            return null;
        if (Canonical.Arity == 0 || !SymbolEqualityComparer.Default.Equals(Canonical, Canonical.OriginalDefinition))
            return Canonical;
        if (legacy.Arity != Canonical.Arity)
            return null;

        return legacy.IsUnboundGenericType || SymbolEqualityComparer.Default.Equals(legacy, legacy.OriginalDefinition)
            ? Canonical
            : Canonical.Construct(legacy.TypeArguments, legacy.TypeArgumentNullableAnnotations);
    }
}

/// <summary>
/// The state of one compilation: its map, its settings, and what the layers above keep for it, so that a tree is searched and
/// bound once however many rules ask. One rule alone sees exactly what it would see among the others.
/// </summary>
internal sealed class SsotEngine : Resolution
{
    // Weak: an engine refers to its compilation, and goes with it.
    private static readonly ConditionalWeakTable<Compilation, SsotEngine> Cache = new();

    private readonly ConcurrentDictionary<Type, Lazy<object>> _shared = new();

    private SsotEngine(Compilation compilation, AnalyzerOptions options, bool isTestProject, CancellationToken cancellationToken)
        : base(compilation, SsotMap.Read(compilation, cancellationToken))
    {
        Options = options;
        IsTestProject = isTestProject;
        Severities = new SeverityPolicy(options.AnalyzerConfigOptionsProvider);

        // The package's targets tell a project that says of itself that it is one; IsPackable alone is true by default.
        FreezesPublicApi = BuildProperty(options, "SsotFreezePublicApi") ?? BuildProperty(options, "IsPackable") ?? false;
    }

    public AnalyzerOptions Options { get; }

    public SeverityPolicy Severities { get; }

    /// <summary>Whether others compile against this project's public signatures, so that rewriting one would break them.</summary>
    public bool FreezesPublicApi { get; }

    /// <summary>Whether the project says that it is one of tests.</summary>
    public bool IsTestProject { get; }

    /// <summary>Whether there is nothing to look for, so that nothing needs to be registered.</summary>
    public bool IsEmpty => Map.IsEmpty || Severities.Mode == SsotMode.Off;

    public NameIndex Index => Shared(NameIndex.Of);

    public static SsotEngine For(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(compilation, out var engine))
            return engine;

        var created = new SsotEngine(compilation, options, BuildProperty(options, "IsTestProject") ?? false, cancellationToken);
        return Cache.GetValue(compilation, _ => created);
    }

    /// <summary>What a layer above keeps for the compilation: one of each type, made by whoever asks first.</summary>
    public T Shared<T>(Func<SsotEngine, T> create)
        where T : class =>
        (T)(_shared.TryGetValue(typeof(T), out var known) ? known : _shared.GetOrAdd(typeof(T), new Lazy<object>(() => create(this)))).Value;

    public SemanticModel ModelOf(SyntaxTree tree) => Compilation.GetSemanticModel(tree);

    /// <summary>Whether a place is itself to be removed, or part of the map: nothing is reported there.</summary>
    public bool IsSilent(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        new FileContext(this, model, cancellationToken).IsSilent(node);

    private static bool? BuildProperty(AnalyzerOptions options, string name) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + name, out var text) && bool.TryParse(text, out var value)
            ? value : null;
}

/// <summary>One file in one compilation: what every question about code needs to know.</summary>
/// <param name="engine">The compilation.</param>
/// <param name="model">The file.</param>
/// <param name="cancellationToken">Cancels the work on it.</param>
internal sealed class FileContext(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    private SilentCode? _silentCode;
    private SemanticModel? _speculationModel;

    public SsotEngine Engine { get; } = engine;

    public SemanticModel Model { get; } = model;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>
    /// The file, to bind what a plan would write. It does not know what may be null: for each speculation the compiler would
    /// restore the state of every variable up to it, so that the work for a hit would grow with the hits around it.
    /// </summary>
#pragma warning disable RSEXPERIMENTAL001 // No other API switches the analysis off. It is the same in 4.14 and 5.12, and the tests run on both.
    public SemanticModel SpeculationModel => _speculationModel ??= Engine.Compilation.GetSemanticModel(Tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001

    public SyntaxTree Tree => Model.SyntaxTree;

    public SyntaxNode Root => Tree.GetRoot(CancellationToken);

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node, CancellationToken).Symbol;

    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node, CancellationToken).Type;

    public ISymbol? DeclaredBy(SyntaxNode node) => Model.GetDeclaredSymbol(node, CancellationToken);

    /// <summary>Whether a place is itself to be removed, or part of the map: nothing is reported there.</summary>
    public bool IsSilent(SyntaxNode node) => (_silentCode ??= new SilentCode(this)).Contains(node);
}
