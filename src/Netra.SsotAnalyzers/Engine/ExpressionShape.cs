using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>What syntax alone tells of an expression: whether it needs parentheses, and whether it may be moved or dropped.</summary>
internal static class ExpressionShape
{
    /// <summary>Whether <paramref name="inner"/> can stand in the place of <paramref name="replaced"/> only in parentheses.</summary>
    public static bool NeedsParentheses(ExpressionSyntax inner, SyntaxNode replaced) => !IsPrimary(inner) && !TakesAnyExpression(replaced);

    public static bool IsPrimary(ExpressionSyntax expression) => expression switch
    {
        NameSyntax or LiteralExpressionSyntax or InstanceExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax
            or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax
            or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
            or TypeOfExpressionSyntax or SizeOfExpressionSyntax or CheckedExpressionSyntax or DefaultExpressionSyntax
            or AnonymousMethodExpressionSyntax or AnonymousObjectCreationExpressionSyntax or InterpolatedStringExpressionSyntax
            or PredefinedTypeSyntax or CollectionExpressionSyntax or DeclarationExpressionSyntax => true,
        _ => false,
    };

    private static bool TakesAnyExpression(SyntaxNode replaced) => replaced.Parent switch
    {
        null or ArgumentSyntax or ParenthesizedExpressionSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax
            or AnonymousObjectMemberDeclaratorSyntax or StatementSyntax or LambdaExpressionSyntax or AttributeArgumentSyntax => true,
        InitializerExpressionSyntax initializer => !initializer.IsKind(SyntaxKind.ObjectInitializerExpression),
        AssignmentExpressionSyntax assignment => assignment.Right == replaced,
        _ => false,
    };

    /// <summary>Whether leaving <paramref name="expression"/> out changes nothing but its value being gone.</summary>
    public static bool CanBeDropped(ExpressionSyntax expression) => IsFree(expression, allowMemberAccess: true);

    /// <summary>Whether <paramref name="expression"/> yields the same if evaluated twice, or later than written.</summary>
    public static bool CanBeRepeated(ExpressionSyntax expression) => IsFree(expression, allowMemberAccess: false);

    private static bool IsFree(ExpressionSyntax expression, bool allowMemberAccess) => expression switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or InstanceExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax
            or PredefinedTypeSyntax or LambdaExpressionSyntax => true,
        MemberAccessExpressionSyntax access => allowMemberAccess && IsFree(access.Expression, allowMemberAccess),
        ParenthesizedExpressionSyntax parenthesized => IsFree(parenthesized.Expression, allowMemberAccess),
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsFree(postfix.Operand, allowMemberAccess),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression && IsFree(prefix.Operand, allowMemberAccess),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    };
}
