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
