using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    public static IPropertySymbol? DeclaredProperty(this IParameterSymbol parameter) =>
        parameter.ContainingType?.GetMembers(parameter.Name).OfType<IPropertySymbol>()
        .FirstOrDefault(property =>
            property.DeclaringSyntaxReferences
                .Any(reference => parameter.DeclaringSyntaxReferences.Any(own => own.SyntaxTree == reference.SyntaxTree && own.Span == reference.Span)));

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
                || (current.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal
                    && current.ContainingType is not { IsSealed: true });
            if (!isOpen)
                return false;
        }

        return true;
    }
}

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
        || (type is ITypeParameterSymbol parameter
            && parameter.ConstraintTypes
                .Any(constraint => SymbolEqualityComparer.Default.Equals(constraint.OriginalDefinition, ancestor.OriginalDefinition)
                    || constraint.Inherits(ancestor)));

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
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? AllTypes(type).Prepend(type) : AllTypes(member));

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
        name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - AttributeSuffix.Length) : null;
}

/// <summary>Which of the awaitable types a type is, and what awaiting it yields.</summary>
internal readonly record struct TaskShape(bool IsTask, bool IsValueTask, ITypeSymbol? Result)
{
    public bool IsAwaitable => IsTask || IsValueTask;

    public static TaskShape Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { Name: "Task" or "ValueTask" } named || named.ContainingNamespace.ToDisplayString() != "System.Threading.Tasks")
            return default;

        var result = named.Arity == 1 ? named.TypeArguments[0] : null;
        return new TaskShape(named.Name == "Task", named.Name == "ValueTask", result);
    }
}

/// <summary>Members that have to be set wherever an object is made.</summary>
internal static class RequiredMembers
{
    /// <summary>The names of what is left to set by those who call the constructor; its type's bases included.</summary>
    public static IEnumerable<string> LeftBy(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "SetsRequiredMembersAttribute" })
            ? []
            : constructor.ContainingType.BaseTypes().Prepend(constructor.ContainingType)
                .SelectMany(type => type.GetMembers())
                .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                .Select(member => member.Name);
}

/// <summary><c>[assembly: TypeForwardedTo(typeof(…))]</c>.</summary>
internal static class TypeForwarding
{
    private const string Name = "TypeForwardedTo";

    /// <summary>The type that the attribute forwards to; null for any other attribute.</summary>
    public static INamedTypeSymbol? TargetOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = attribute.Name.RightmostName();
        return name is not null && (TypeExtensions.AttributeShortName(name) ?? name) == Name
            && attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax { Type: { } written }
            ? model.GetTypeInfo(written, cancellationToken).Type as INamedTypeSymbol
            : null;
    }
}

/// <summary>
/// Binds names at a cost that does not depend on the statement around them. The compiler keeps a bound node for calls,
/// accesses and values, but none for the name of a called method or for most type names. Asked about such a name, it binds
/// the enclosing statement or initializer again, which made an initializer of n calls cost n².
/// </summary>
internal static class NameBinding
{
    /// <summary>The symbol of a name, as <c>GetSymbolInfo</c> gives it.</summary>
    public static SymbolInfo GetNameInfo(this SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        // The call has a bound node; the name of a delegate that is called has one too, and is not a method.
        if (CallOf(name) is { } call
            && model.GetSymbolInfo(call, cancellationToken) is { Symbol: IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } method } called
            && method.Name == name.Identifier.ValueText)
        {
            return called;
        }

        var full = FullName(name);
        if (IsTypeInBody(full))
        {
            var found = model.GetSpeculativeSymbolInfo(full.SpanStart, full, SpeculativeBindingOption.BindAsTypeOrNamespace);
            if (found.Symbol is not null)
                return found;
        }

        return model.GetSymbolInfo(name, cancellationToken);
    }

    /// <summary>The type that a type name in code means.</summary>
    public static ITypeSymbol? GetNamedType(this SemanticModel model, TypeSyntax type, CancellationToken cancellationToken)
    {
        if (IsTypeInBody(type) && model.GetSpeculativeTypeInfo(type.SpanStart, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } found
            and not IErrorTypeSymbol)
        {
            return found;
        }

        return model.GetTypeInfo(type, cancellationToken).Type;
    }

    /// <summary>The alias that a name is; null for any other name.</summary>
    public static IAliasSymbol? GetAlias(this SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken) =>
        IsTypeInBody(name)
            ? model.GetSpeculativeAliasInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace)
            : CallOf(name) is not null || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) ? null
            : model.GetAliasInfo(name, cancellationToken);

    /// <summary>The call whose method the name is; null for any other name, and in <c>nameof</c>.</summary>
    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        ExpressionSyntax called = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

    private static ExpressionSyntax FullName(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => qualified,
        AliasQualifiedNameSyntax aliased when aliased.Name == name => aliased,
        _ => name,
    };

    /// <summary>Whether only a type or namespace can be named here, in code whose statements the compiler binds as a whole.</summary>
    private static bool IsTypeInBody(ExpressionSyntax name) => SyntaxFacts.IsInNamespaceOrTypeContext(name) && IsInBody(name);

    private static bool IsInBody(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AttributeListSyntax:
                    return false;
                case StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AnonymousFunctionExpressionSyntax
                    or ConstructorInitializerSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
