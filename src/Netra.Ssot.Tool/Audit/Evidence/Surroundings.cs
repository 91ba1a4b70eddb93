using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.Ssot.Tool.Audit.Evidence;

/// <summary>
/// Reasons for two types to look alike that only other types explain: one extends or holds the other, one class implements both,
/// or each is one of several implementations of a contract of its own.
/// </summary>
internal sealed class Surroundings(ILookup<AuditType, AuditType> subclasses)
{
    private readonly Lazy<ILookup<AuditType, AuditType>> _parents = new(() => subclasses
        .SelectMany(group => group.Select(type => (type, parent: group.Key)))
        .ToLookup(pair => pair.type, pair => pair.parent));

    // A contract with a single implementation is only that type's header.
    private const int MinImplementations = 2;

    /// <summary>Why two types that look alike have different jobs; null where nothing says so.</summary>
    public string? Of(AuditType one, AuditType other, IReadOnlyList<Clue> clues)
    {
        if (Innocence.IsSaid(clues))
            return null;
        if (Extends(one, other) || Extends(other, one))
            return "extension methods of it";
        if (ReceiversOf(one) is { Count: > 0 } receivers && ReceiversOf(other) is { Count: > 0 } others && !receivers.Overlaps(others))
            return "extension methods of different types";

        var areNamedAlike = clues.Any(clue => clue.Kind is ClueKind.SameName or ClueKind.RoleNoun);
        if (!areNamedAlike && HasOwnContract(one, other) && HasOwnContract(other, one))
            return "implementations of different contracts";
        if (areNamedAlike || clues.Any(clue => clue.Kind is ClueKind.Bodies or ClueKind.Forwarding))
            return null;
        if (Holds(one, other) || Holds(other, one))
            return "one is made of the other";
        return ImplementersOf(one).Intersect(ImplementersOf(other)).Any() ? "two sides of one type" : null;
    }

    /// <summary>Whether a static class has extension methods for the other type, or for what it derives from.</summary>
    private static bool Extends(AuditType type, AuditType other)
    {
        if (!ExtensionsOf(type).Any())
            return false;

        var faces = FacesOf(other.Symbol).ToHashSet(StringComparer.Ordinal);
        return ExtensionsOf(type).Any(method => TypesOf(method.Parameters[0].Type).Any(faces.Contains));
    }

    /// <summary>The types that the extension methods of a static class extend, with their type arguments.</summary>
    private static HashSet<string> ReceiversOf(AuditType type) =>
        [.. ExtensionsOf(type).Select(method => method.Parameters[0].Type is ITypeParameterSymbol parameter
            ? string.Join(' ', parameter.ConstraintTypes.Select(constraint => constraint.ToDisplayString()))
            : method.Parameters[0].Type.ToDisplayString())];

    private static IEnumerable<IMethodSymbol> ExtensionsOf(AuditType type) =>
        type.Symbol.IsStatic ? type.Symbol.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod) : [];

    /// <summary>Whether a class, or one that implements an interface, has the other type in a field, a property or a constructor's parameter.</summary>
    private bool Holds(AuditType type, AuditType held)
    {
        var faces = FacesOf(held.Symbol).ToHashSet(StringComparer.Ordinal);
        return ImplementersOf(type).Append(type).Any(holder => HeldBy(holder.Symbol).SelectMany(TypesOf).Any(faces.Contains));
    }

    private static IEnumerable<ITypeSymbol> HeldBy(INamedTypeSymbol type) => type.GetMembers().SelectMany(member => member switch
    {
        IFieldSymbol field => [field.Type],
        IPropertySymbol property => [property.Type],
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Select(parameter => parameter.Type),
        _ => Enumerable.Empty<ITypeSymbol>(),
    });

    /// <summary>A type as one that may be held: itself, what it wraps (a list, a function, something lazy), the constraints of a parameter.</summary>
    private static IEnumerable<string> TypesOf(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(TypesOf),
        IArrayTypeSymbol array => TypesOf(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(TypesOf).Prepend(DocumentationId.Of(named.OriginalDefinition)),
        _ => [],
    };

    /// <summary>The types as which an object can be held: its own, its bases and interfaces, those of the framework left out.</summary>
    private static IEnumerable<string> FacesOf(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return DocumentationId.Of(current.OriginalDefinition);
        foreach (var contract in type.AllInterfaces.Where(contract => !Innocence.IsOfTheFramework(contract)))
            yield return DocumentationId.Of(contract.OriginalDefinition);
    }

    private IEnumerable<AuditType> ImplementersOf(AuditType type) =>
        type.Symbol.TypeKind == TypeKind.Interface
            ? subclasses[type].Where(implementer => !implementer.IsTest && implementer.Symbol.TypeKind != TypeKind.Interface)
            : [];

    /// <summary>Whether a class has a contract or an abstract base with several implementations that the other class does not have.</summary>
    private bool HasOwnContract(AuditType type, AuditType other)
    {
        var others = FacesOf(other.Symbol).ToHashSet(StringComparer.Ordinal);
        return Parents(type).Any(parent => !others.Contains(parent.Key.Id)
            && subclasses[parent].Count(implementer => !implementer.IsTest) >= MinImplementations);
    }

    private IEnumerable<AuditType> Parents(AuditType type) => type.Symbol.TypeKind == TypeKind.Interface ? [] : _parents.Value[type];
}
