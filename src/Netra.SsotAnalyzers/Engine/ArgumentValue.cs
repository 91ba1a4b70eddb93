using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Engine;

/// <summary>What a call passes for one parameter of the superseded member.</summary>
/// <param name="Expressions">The expressions as written, in their order; none where the default value is passed; several for <c>params</c>.</param>
/// <param name="Written">What stands for the parameter where no expression was written: the default value, or an empty array.</param>
/// <param name="ElementType">The element type where a <c>params</c> array was written as single arguments.</param>
internal sealed record ArgumentValue(ImmutableArray<ExpressionSyntax> Expressions, string? Written, ITypeSymbol? ElementType)
{
    public static ArgumentValue Of(ExpressionSyntax expression) => new([expression], Written: null, ElementType: null);

    /// <summary>The range of the source that holds the expressions.</summary>
    public TextSpan Span => TextSpan.FromBounds(Expressions[0].SpanStart, Expressions[Expressions.Length - 1].Span.End);

    /// <summary>What is written in the place of the parameter's name.</summary>
    /// <param name="slot">The name in the replacement expression.</param>
    /// <param name="spreads">Whether the elements of a <c>params</c> array may stand there one by one.</param>
    public ImmutableArray<PlanPiece> Pieces(SyntaxNode slot, bool spreads)
    {
        if (ElementType is not null && !spreads)
        {
            return Expressions.IsEmpty
                ? [new PlanPiece.Text("new "), .. PlanPiece.Name(ElementType), new PlanPiece.Text("[] { }")]
                : [new PlanPiece.Text("new "), .. PlanPiece.Name(ElementType), new PlanPiece.Text("[] { "), new PlanPiece.Source(Span), new PlanPiece.Text(" }")];
        }

        // "(a + b).Old()" needs its parentheses as a receiver, not as an argument.
        if (Expressions.Length == 1 && Expressions[0] is ParenthesizedExpressionSyntax parenthesized && ExpressionShape.TakesAnyExpression(slot))
            return [new PlanPiece.Source(parenthesized.Expression.Span)];

        return Expressions.IsEmpty
            ? [new PlanPiece.Text(Written ?? "default")]
            : [new PlanPiece.Source(Span, ElementType is null && ExpressionShape.NeedsParentheses(Expressions[0], slot))];
    }
}
