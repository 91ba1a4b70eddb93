namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What is asked of members.</summary>
internal static class SymbolExtensions
{
    /// <summary>The member that a method, property or event overrides; null for any other.</summary>
    public static ISymbol? Overridden(this ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    /// <summary>The member and what it overrides, from the most derived on.</summary>
    public static IEnumerable<ISymbol> SelfAndOverridden(this ISymbol member)
    {
        for (var current = member; current is not null; current = current.Overridden())
            yield return current;
    }

    /// <summary>The interface members that a member implements, by an explicit interface name or by its own.</summary>
    public static IEnumerable<ISymbol> Implemented(this ISymbol member)
    {
        var explicitly = member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations.CastArray<ISymbol>(),
            IPropertySymbol property => property.ExplicitInterfaceImplementations.CastArray<ISymbol>(),
            IEventSymbol @event => @event.ExplicitInterfaceImplementations.CastArray<ISymbol>(),
            _ => [],
        };
        if (!explicitly.IsEmpty || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            return explicitly;

        return type.AllInterfaces
            .SelectMany(contract => contract.GetMembers(member.Name))
            .Where(asked => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(asked), member));
    }

    /// <summary>The type of what a symbol holds, yields, makes or takes: of a setter its value, of a constructor what it makes.</summary>
    public static ITypeSymbol? ValueType(this ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IEventSymbol @event => @event.Type,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
        IMethodSymbol { MethodKind: MethodKind.PropertySet } setter => setter.Parameters[setter.Parameters.Length - 1].Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    /// <summary>The property that a parameter of a record declares; null for any other parameter.</summary>
    public static IPropertySymbol? DeclaredProperty(this IParameterSymbol parameter) => parameter.ContainingType?.GetMembers(parameter.Name).OfType<IPropertySymbol>()
        .FirstOrDefault(property => property.DeclaringSyntaxReferences.Any(reference => parameter.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == reference.SyntaxTree && own.Span == reference.Span)));

    /// <summary>The parameters of a method, constructor or indexer; none of any other member.</summary>
    public static ImmutableArray<IParameterSymbol> Parameters(this ISymbol? member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    /// <summary>Whether code of other assemblies can name the member: what is protected in a sealed type is visible to no one else.</summary>
    public static bool IsVisibleOutside(this ISymbol symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            var isOpen = current.DeclaredAccessibility == Accessibility.Public
                || (current.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && current.ContainingType is not { IsSealed: true });
            if (!isOpen)
                return false;
        }

        return true;
    }
}
