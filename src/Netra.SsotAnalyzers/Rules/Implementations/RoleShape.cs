using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>A role as other types are compared with it: the members of its canonical type and those of its contract.</summary>
internal sealed class RoleShape
{
    private const int MinBeneath = 2;

    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _beneath;

    private RoleShape(CanonicalType canonical, INamedTypeSymbol type, INamedTypeSymbol? contract)
    {
        Canonical = canonical;
        Type = type;
        Contract = contract;
        Members = [.. MemberSignature.Of(type, includeInternal: false).Distinct()];
        _beneath = new Lazy<ImmutableArray<INamedTypeSymbol>>(() => [.. FindBeneath()]);
        ContractMembers = contract is null ? [] : [.. contract.AllInterfaces.Add(contract).SelectMany(asked => MemberSignature.Of(asked, includeInternal: false)).Distinct()];
    }

    public CanonicalType Canonical { get; }

    public INamedTypeSymbol Type { get; }

    public INamedTypeSymbol? Contract { get; }

    public ImmutableArray<MemberSignature> Members { get; }

    public ImmutableArray<MemberSignature> ContractMembers { get; }

    /// <summary>Null for a canonical type with which nothing can be compared.</summary>
    public static RoleShape? Of(CanonicalType canonical, SsotEngine engine) => IsComparable(canonical, engine, out var type)
        ? new RoleShape(canonical, type, canonical.Contract is { } contract ? engine.Resolve(contract) : null) : null;

    /// <summary>Whether a canonical type is not a catalogue of names, is available here, and has an implementation to be compared with.</summary>
    public static bool IsComparable(CanonicalType canonical, SsotEngine engine, out INamedTypeSymbol type)
    {
        type = null!;
        if (canonical.EventNames || engine.Resolve(canonical.Type) is not { TypeKind: TypeKind.Class or TypeKind.Struct } found)
            return false;

        type = found;
        return true;
    }

    /// <summary>Whether a type is the canonical one or the contract.</summary>
    public bool IsRole(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Type.OriginalDefinition)
            || (Contract is not null && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, Contract.OriginalDefinition)));

    /// <summary>Whether the type belongs to the role already: a base, an interface or a part of the canonical type, or an implementation of an abstract one.</summary>
    public bool Owns(INamedTypeSymbol type)
    {
        if (IsRole(type) || IsBeneath(type) || Type.DerivesFrom(type) || (Type.IsAbstract && type.DerivesFrom(Type))
            || Type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type.OriginalDefinition)))
        {
            return true;
        }

        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(outer.OriginalDefinition, Type.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>Whether the canonical type implements an interface that is declared in code: what the framework asks for, such as a hosted service, is not a role.</summary>
    public bool ImplementsOwn(INamedTypeSymbol contract) =>
        !contract.DeclaringSyntaxReferences.IsEmpty && Type.AllInterfaces.Any(own => DocumentationId.Of(own.OriginalDefinition) == DocumentationId.Of(contract.OriginalDefinition));

    /// <summary>
    /// Whether a type is what the canonical one passes its calls on to, a client to its service: an interface that it holds or
    /// names in its bases, with members of the role, or an implementation of one.
    /// </summary>
    private bool IsBeneath(INamedTypeSymbol type) =>
        _beneath.Value.Any(inner => SymbolEqualityComparer.Default.Equals(inner, type.OriginalDefinition)
            || type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, inner)));

    private IEnumerable<INamedTypeSymbol> FindBeneath()
    {
        var held = Type.GetMembers().Select(member => member is IFieldSymbol or IPropertySymbol ? member.ValueType() : null)
            .Concat(Type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Type));
        var named = Type.BaseTypes().Concat(Type.AllInterfaces).SelectMany(known => known.TypeArguments);
        return held.Concat(named).OfType<INamedTypeSymbol>().Select(inner => inner.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(inner => inner.TypeKind == TypeKind.Interface && !IsRole(inner) && !Type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, inner))
                && MemberSignature.Of(inner, includeInternal: true).ToList() is var members && Members.Count(own => members.Any(own.HasNameOf)) >= MinBeneath);
    }

    /// <summary>Whether a type implements or extends the contract itself: the rule about implementations has decided on it.</summary>
    public bool IsImplementedBy(INamedTypeSymbol type) =>
        Contract is not null && !type.DerivesFrom(Type) && type.AllInterfaces.Any(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, Contract.OriginalDefinition));
}
