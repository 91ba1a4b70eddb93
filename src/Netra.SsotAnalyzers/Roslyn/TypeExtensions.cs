namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What is asked of types and namespaces.</summary>
internal static class TypeExtensions
{
    /// <summary>The classes that a type derives from, from the nearest on.</summary>
    public static IEnumerable<INamedTypeSymbol> BaseTypes(this ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>Whether a type derives from a class, with any type arguments.</summary>
    public static bool DerivesFrom(this ITypeSymbol type, ITypeSymbol? ancestor) =>
        ancestor is not null && type.BaseTypes().Any(current => SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition));

    /// <summary>Whether values of a type have the members of another: it derives from it, or is a type parameter that must be it or derive from it.</summary>
    public static bool Inherits(this ITypeSymbol type, ITypeSymbol ancestor) =>
        type.DerivesFrom(ancestor)
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(constraint => SymbolEqualityComparer.Default.Equals(constraint.OriginalDefinition, ancestor.OriginalDefinition) || constraint.Inherits(ancestor)));

    /// <summary>Whether a type parameter is, or is part of, a type.</summary>
    public static bool MentionsTypeParameter(this ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => array.ElementType.MentionsTypeParameter(),
        IPointerTypeSymbol pointer => pointer.PointedAtType.MentionsTypeParameter(),
        INamedTypeSymbol named => named.TypeArguments.Any(MentionsTypeParameter) || named.ContainingType?.MentionsTypeParameter() == true,
        _ => false,
    };

    /// <summary>Whether a type is one of the namespace <c>System</c> itself, by its name.</summary>
    public static bool IsSystemType(this ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The members with a given name of a type and its bases, and of an interface's interfaces.</summary>
    public static IEnumerable<ISymbol> MembersNamed(this INamedTypeSymbol type, string name)
    {
        var declaring = type.BaseTypes().Prepend(type);
        return (type.TypeKind == TypeKind.Interface ? declaring.Concat(type.AllInterfaces) : declaring).SelectMany(current => current.GetMembers(name));
    }

    /// <summary>Every type in a namespace or type, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? AllTypes(type).Prepend(type) : AllTypes(member));

    /// <summary>A namespace by its full name; null where nothing is declared in it.</summary>
    public static INamespaceSymbol? FindNamespace(this Compilation compilation, string name)
    {
        var current = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            if (current.GetNamespaceMembers().FirstOrDefault(ns => ns.Name == part) is not { } next)
                return null;
            current = next;
        }

        return current;
    }

    /// <summary>A type's definition as <see cref="Compilation.GetTypeByMetadataName"/> knows it.</summary>
    public static string FullMetadataName(this ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        return definition.ContainingType is { } container ? container.FullMetadataName() + "+" + definition.MetadataName
            : definition.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + definition.MetadataName
            : definition.MetadataName;
    }

    /// <summary>What awaiting a value of the type yields; the type itself where it is not a task with a result.</summary>
    public static ITypeSymbol Awaited(this ITypeSymbol type) => TaskShape.Of(type).Result ?? type;

    private const string AttributeSuffix = "Attribute";

    /// <summary>The name by which an attribute list may name an attribute class; null where the class's name has no more than its suffix.</summary>
    public static string? AttributeShortName(string name) =>
        name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - AttributeSuffix.Length) : null;
}
