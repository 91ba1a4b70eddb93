using System.Collections.Concurrent;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>
/// Which types are one user's own: the managers of a per-user role, canonical and superseded, the contexts that roles declare,
/// and the transports that a role owns. And which types hold one of these.
/// </summary>
internal sealed class UserTypes
{
    // RoleLifetime.Singleton: declared to be one for all, so that it belongs to no user.
    private const int Singleton = 1;

    private readonly SsotEngine _engine;
    private readonly Dictionary<INamedTypeSymbol, CanonicalType> _contracts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, string> _contexts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, CanonicalType> _transports = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, UserState?> _held = new(SymbolEqualityComparer.Default);

    public UserTypes(SsotEngine engine)
    {
        _engine = engine;
        foreach (var canonical in engine.Map.Canonicals
            .Where(canonical => canonical.UserContext is not null || canonical.Contract is not null || !canonical.OwnsTransport.IsEmpty)
            .OrderBy(canonical => canonical.Type.Id, StringComparer.Ordinal))
        {
            foreach (var key in canonical.OwnsTransport)
            {
                if (engine.Resolve(key) is { } transport)
                    _transports[transport] = canonical;
            }

            if (canonical.Contract is { } declared && engine.Resolve(declared) is { } contract)
                _contracts[contract] = canonical;
            if (canonical.UserContext is { } asked && engine.Resolve(asked) is { } context)
                _contexts[context] = canonical.Role;
        }
    }

    /// <summary>The role of what is distinguished only by an id.</summary>
    public string? DefaultRole => _engine.Map.PerUser.Select(canonical => canonical.Role).OrderBy(role => role, StringComparer.Ordinal).LastOrDefault();

    public IEnumerable<INamedTypeSymbol> Contexts => _contexts.Keys;

    public IEnumerable<INamedTypeSymbol> Transports => _transports.Keys;

    /// <summary>The role that a type plays, canonical, superseded or contract; null for any other type.</summary>
    public CanonicalType? CanonicalOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
            return null;

        return _engine.Map.FindCanonical(named)
            ?? (_engine.FindSupersession(named) is { Canonical: { } canonical } ? _engine.Map.FindCanonical(canonical) : null)
            ?? (_contracts.TryGetValue(named.OriginalDefinition, out var contract) ? contract : null);
    }

    public UserState? Manager(ITypeSymbol? type) =>
        CanonicalOf(type) is { PerUser: true, Lifetime: not Singleton } canonical ? new UserState(canonical.Role, type!.Name) : null;

    /// <summary>The context that says for whom, or a superseded stand-in for it.</summary>
    public UserState? Context(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
            return null;
        if (_contexts.TryGetValue(named.OriginalDefinition, out var role))
            return new UserState(role, named.Name);
        return _engine.FindSupersession(named) is { Canonical: { } canonical } && _contexts.TryGetValue(canonical.OriginalDefinition, out role)
            ? new UserState(role, named.Name) : null;
    }

    /// <summary>A server's transport: a client's own is silent.</summary>
    public CanonicalType? Transport(ITypeSymbol? type)
    {
        if (_transports.Count == 0)
            return null;

        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (FrameworkNames.ClientTransports.Contains(FrameworkNames.NameOf(current)))
                return null;
            if (_transports.TryGetValue(current.OriginalDefinition, out var canonical))
                return canonical;
        }

        return null;
    }

    /// <summary>What of a user's a type is.</summary>
    public UserState? Own(ITypeSymbol? type) =>
        Manager(type) ?? Context(type) ?? (Transport(type) is { } canonical ? new UserState(canonical.Role, type!.Name) : null);

    /// <summary>What of a user's a type is or keeps: itself, in a collection or another holder, or in a field, however deep.</summary>
    public UserState? Holds(ITypeSymbol type) => _held.TryGetValue(type, out var held) ? held : _held.GetOrAdd(type, Find(type, []));

    private UserState? Find(ITypeSymbol type, HashSet<ITypeSymbol> path)
    {
        if (Own(type) is { } own)
            return own;
        if (type is IArrayTypeSymbol array)
            return Find(array.ElementType, path);
        if (type is not INamedTypeSymbol named || type.TypeKind is TypeKind.Delegate or TypeKind.Enum or TypeKind.Interface && named.TypeArguments.IsEmpty
            || !path.Add(type))
        {
            return null;
        }

        if (IsHolder(named))
        {
            // What comes back to a pool is emptied: only a user's own type is a user's in it.
            var isPool = FrameworkNames.NameOf(named) == FrameworkNames.ObjectPool;
            foreach (var argument in named.TypeArguments)
            {
                if ((isPool ? Own(argument) : Find(argument, path)) is { } held)
                    return held;
            }
        }

        // Fields are of interest where the map may say something of their types.
        if (named.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !IsOfThisCode(named))
            return null;

        for (var current = named; current is not null && IsOfThisCode(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false } field && Find(field.Type, path) is { } held)
                {
                    var step = $"{current.Name}.{(field.AssociatedSymbol ?? field).Name}";
                    return held with { Through = held.Through is null ? step : $"{step}, {held.Through}" };
                }
            }
        }

        return null;
    }

    /// <summary>What a collection, an array or another holder is for.</summary>
    public static IEnumerable<ITypeSymbol> HeldBy(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named when IsHolder(named) => named.TypeArguments,
        _ => [],
    };

    private static bool IsHolder(INamedTypeSymbol type) =>
        !type.TypeArguments.IsEmpty
        && FrameworkNames.NameOf(type) != FrameworkNames.AsyncLocal
        && (type.IsTupleType
            || FrameworkNames.Holders.Contains(FrameworkNames.NameOf(type))
            || type.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            || type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable));

    private bool IsOfThisCode(INamedTypeSymbol type) => !type.DeclaringSyntaxReferences.IsEmpty || CanonicalOf(type) is not null;
}
