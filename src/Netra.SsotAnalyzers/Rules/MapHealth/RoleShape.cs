using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A role as other types are compared with it: its canonical type's public members by name and signature.</summary>
internal sealed class RoleShape
{
    private RoleShape(CanonicalType canonical, INamedTypeSymbol type)
    {
        Canonical = canonical;
        Type = type;
        Members = MemberKey.Of(type).ToLookup(member => member.Key, member => member.Contract, StringComparer.Ordinal);
    }

    public CanonicalType Canonical { get; }

    public INamedTypeSymbol Type { get; }

    /// <summary>The members, each with the interface that asks for it, if one does.</summary>
    public ILookup<string, string?> Members { get; }

    /// <summary>Null for a canonical type with which nothing can be compared.</summary>
    public static RoleShape? Of(CanonicalType canonical, SsotEngine engine) => IsComparable(canonical, engine, out var type) ? new RoleShape(canonical, type) : null;

    /// <summary>Whether a canonical type is no catalogue of names, can be had here, and has an implementation to be compared with.</summary>
    public static bool IsComparable(CanonicalType canonical, SsotEngine engine, out INamedTypeSymbol type)
    {
        type = null!;
        if (canonical.EventNames || engine.Resolve(canonical.Type) is not { TypeKind: TypeKind.Class or TypeKind.Struct } found)
            return false;

        type = found;
        return true;
    }
}

/// <summary>The members of a type beside those of a role: what an interface of both asks for is no evidence.</summary>
internal sealed class SharedMembers
{
    private readonly HashSet<string> _contracts;
    private readonly ImmutableArray<string> _keys;

    public SharedMembers(INamedTypeSymbol type)
    {
        _contracts = new HashSet<string>(type.AllInterfaces.Select(contract => DocumentationId.Of(contract.OriginalDefinition)), StringComparer.Ordinal);
        _keys = [.. MemberKey.Of(type).Distinct().Select(member => member.Key)];
    }

    /// <summary>How many of the role's members the type has, and of how many.</summary>
    public (int Shared, int Total) With(RoleShape role)
    {
        var shared = _keys.Count(key => role.Members.Contains(key) && !IsAskedFor(role.Members[key]));
        return shared == 0 ? default : (shared, role.Members.Count(own => !IsAskedFor(own)));
    }

    private bool IsAskedFor(IEnumerable<string?> contracts) => contracts.All(contract => contract is not null && _contracts.Contains(contract));
}
