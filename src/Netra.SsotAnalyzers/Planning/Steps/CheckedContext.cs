using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>Overflow: the superseded member computes by the rule of its own declaration, an expression by that of its place.</summary>
internal static class CheckedContext
{
    public static Refusal? Check(Fit fit) =>
        Contains(fit.Use.Spot) && fit.Use.Template.Expression!.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(part => Matters(part) && IsInteger(fit, part))
            ? Refusal.OverflowContext.For(fit.Use.Replacement.Expression)
            : null;

    private static bool IsInteger(Fit fit, ExpressionSyntax part) =>
        fit.Speculation.Bind(fit.Use.Spot, fit.Use.Spot.Span, fit.Attempt.Expansion.PiecesOf(part.Span)).Type is null or { SpecialType: not (SpecialType.System_String or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal) };

    /// <summary>Whether the place is in a <c>checked</c> or <c>unchecked</c> statement or expression.</summary>
    private static bool Contains(SyntaxNode place) => place.Ancestors().Any(node => node is CheckedStatementSyntax or CheckedExpressionSyntax);

    /// <summary>Whether an expression's value depends on the context: integer arithmetic or a conversion, outside of a context of the expression's own.</summary>
    private static bool Matters(ExpressionSyntax part) =>
        part.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.UnaryMinusExpression
            or SyntaxKind.CastExpression or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression
            or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression
        && !part.Ancestors().Any(node => node is CheckedExpressionSyntax);
}
