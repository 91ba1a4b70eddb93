using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Constructors of a base class that are called although nothing in the code calls them.</summary>
internal sealed class BaseConstructors(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>What a constructor, or the first of a class's bases, calls by itself, and where that is reported.</summary>
    public IEnumerable<(SyntaxNode Spot, IMethodSymbol Called)> CalledBy(SyntaxNode node)
    {
        switch (node)
        {
            case ConstructorDeclarationSyntax { Initializer: null } constructor when model.GetDeclaredSymbol(constructor, cancellationToken) is { IsStatic: false } declared:
                if (WithoutArguments(declared.ContainingType) is { } called)
                    yield return (constructor.ParameterList, called);
                break;

            case BaseTypeSyntax { Parent: BaseListSyntax { Parent: TypeDeclarationSyntax type } list } baseType
                when list.Types[0] == baseType && model.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Class } derived && NamesBase(baseType, type, derived):
                if (baseType is SimpleBaseTypeSyntax && CallsByItself(derived, type) && WithoutArguments(derived) is { } made)
                    yield return (baseType, made);
                if (Copied(derived) is { } copied)
                    yield return (baseType.Type, copied);
                break;
        }
    }

    /// <summary>Whether the base class is named there, and in no earlier part of the class.</summary>
    private bool NamesBase(BaseTypeSyntax baseType, TypeDeclarationSyntax part, INamedTypeSymbol type)
    {
        if (!SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(baseType.Type, cancellationToken).Type, type.BaseType))
            return false;

        var first = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
            .First(declared => declared == part || declared.BaseList?.Types[0].Type.RightmostName() == baseType.Type.RightmostName());
        return first == part;
    }

    /// <summary>Whether a constructor that the code does not write out calls the base class's: the compiler's own, or the primary one.</summary>
    private static bool CallsByItself(INamedTypeSymbol type, TypeDeclarationSyntax part) =>
        type.InstanceConstructors.Any(made => made.IsImplicitlyDeclared ? made.Parameters.IsEmpty
            : made.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null } primary && (primary == part || part.ParameterList is null)));

    /// <summary>The constructor of the base class that takes an empty list of arguments: the one without parameters, else one whose parameters are all optional.</summary>
    private static IMethodSymbol? WithoutArguments(INamedTypeSymbol type) => type.BaseType?.InstanceConstructors
        .Where(made => made.DeclaredAccessibility != Accessibility.Private && made.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams))
        .OrderBy(made => made.Parameters.IsEmpty ? 0 : made.Parameters.Any(parameter => parameter.IsParams) ? 2 : 1)
        .FirstOrDefault();

    /// <summary>The constructor by which a base record copies itself, which the one that the compiler makes for the record calls.</summary>
    private static IMethodSymbol? Copied(INamedTypeSymbol type) =>
        type is { IsRecord: true, BaseType: { IsRecord: true } parent } && type.InstanceConstructors.Any(made => made.IsImplicitlyDeclared && UnnamedKind.IsCopyConstructor(made))
            ? parent.InstanceConstructors.FirstOrDefault(UnnamedKind.IsCopyConstructor)
            : null;
}
