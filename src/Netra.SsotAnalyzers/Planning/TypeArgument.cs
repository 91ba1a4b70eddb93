using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>A type argument has to satisfy the constraints of its parameter.</summary>
internal static class TypeArgument
{
    /// <summary>Why a type cannot be the argument; null if it can, or if the name is none.</summary>
    public static Refusal? RefusalOf(FileContext file, ExpressionSyntax name, INamedTypeSymbol target)
    {
        if (name.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax generic } list || name is not TypeSyntax argument)
            return null;

        var symbol = file.Model.GetNameInfo(generic, file.CancellationToken).Symbol;
        var parameters = symbol switch
        {
            INamedTypeSymbol type => type.OriginalDefinition.TypeParameters,
            IMethodSymbol method => method.OriginalDefinition.TypeParameters,
            _ => [],
        };
        var index = list.Arguments.IndexOf(argument);
        return index < parameters.Length && !Satisfies(file, target, parameters[index]) ? Refusal.ConstraintNotMet.For(target.Name, parameters[index].Name) : null;
    }

    private static bool Satisfies(FileContext file, INamedTypeSymbol type, ITypeParameterSymbol parameter) =>
        (!parameter.HasConstructorConstraint || IsConstructible(type))
        && (!parameter.HasReferenceTypeConstraint || type.IsReferenceType)
        && (!parameter.HasValueTypeConstraint || type.IsValueType)
        && (!parameter.HasUnmanagedTypeConstraint || type.IsUnmanagedType)
        && parameter.ConstraintTypes.All(constraint => Derives(file, type, constraint));

    private static bool IsConstructible(INamedTypeSymbol type) => type.IsValueType
        || (!type.IsAbstract && type.InstanceConstructors.Any(made => made is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public } && !RequiredMembers.LeftBy(made).Any()));

    /// <summary>A constraint that mentions a type parameter depends on the other arguments, which may be on their way out as well.</summary>
    private static bool Derives(FileContext file, INamedTypeSymbol type, ITypeSymbol constraint) =>
        constraint is not INamedTypeSymbol { IsGenericType: false } named
        || file.Engine.MapType(named) is not { } mapped
        || ((CSharpCompilation)file.Engine.Compilation).ClassifyConversion(type, mapped) is { IsImplicit: true, IsUserDefined: false };
}
