using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Rules.Isolation;

/// <summary>A context of no particular user: it cannot change and is made of constants, as the one of a system user.</summary>
internal static class ConstantContext
{
    public static bool Is(ISymbol member, INamedTypeSymbol type) => IsImmutable(type) && Made(member) switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation => arguments.Arguments.All(IsConstant) && HasConstants(creation.Initializer),
        BaseObjectCreationExpressionSyntax creation => HasConstants(creation.Initializer),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.All(IsConstant),
        _ => false,
    };

    private static bool IsImmutable(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member switch
            {
                IFieldSymbol field => field is { IsStatic: false, IsReadOnly: false, IsImplicitlyDeclared: false },
                IPropertySymbol property => property is { IsStatic: false, SetMethod.IsInitOnly: false },
                _ => false,
            }))
            {
                return false;
            }
        }

        return true;
    }

    private static ExpressionSyntax? Made(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).FirstOrDefault() switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static bool HasConstants(InitializerExpressionSyntax? initializer) =>
        initializer is null || initializer.Expressions.All(expression => expression is AssignmentExpressionSyntax { Right: var value } && IsConstant(value));

    private static bool IsConstant(ArgumentSyntax argument) => IsConstant(argument.Expression);

    private static bool IsConstant(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        // A constant or a static member by its name: what comes from a user has to be asked for.
        MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax } => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        _ => false,
    };
}
