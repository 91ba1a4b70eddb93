using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Values of types of one's own that are asked whether they are true.</summary>
internal static class PatternConditions
{
    /// <summary>The operator that makes a condition of a value: its own, or that which <c>&amp;&amp;</c> and <c>||</c> ask of their left side. Null for any other expression.</summary>
    public static ISymbol? Truth(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsCondition(expression))
            return null;

        // The operator may be a base class's.
        var around = model.GetOperation(expression.Unwrapped(), cancellationToken)?.Parent;
        while (around is IConversionOperation { IsImplicit: true })
            around = around.Parent;

        return around switch
        {
            IUnaryOperation { IsImplicit: true, OperatorKind: UnaryOperatorKind.True or UnaryOperatorKind.False, OperatorMethod: { } method } => method,
            IBinaryOperation { OperatorMethod.ContainingType: { } type, OperatorKind: var kind } when expression.Parent is BinaryExpressionSyntax =>
                type.GetMembers(kind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName).FirstOrDefault(),
            _ => null,
        };
    }

    private static bool IsCondition(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or WhenClauseSyntax or CatchFilterClauseSyntax => true,
        ForStatementSyntax loop => loop.Condition == expression,
        ConditionalExpressionSyntax conditional => conditional.Condition == expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } logical => logical.Left == expression,
        _ => false,
    };
}
