using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Engine.Declarations;

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

    /// <summary>Null for a catalogue of names, and for a canonical type that cannot be had here or has no implementation to be compared with.</summary>
    public static RoleShape? Of(CanonicalType canonical, Compilation compilation) =>
        !canonical.EventNames && canonical.Type.Resolve(compilation) is { TypeKind: TypeKind.Class or TypeKind.Struct } type ? new RoleShape(canonical, type) : null;
}
