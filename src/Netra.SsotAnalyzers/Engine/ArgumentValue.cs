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

    public bool CanBeDropped => Expressions.All(ExpressionShape.CanBeDropped);

    public bool CanBeRepeated => Expressions.All(ExpressionShape.CanBeRepeated) && ElementType is null;

    /// <summary>The range of the source that holds the expressions, the comments in front of them included.</summary>
    public TextSpan Span => TextSpan.FromBounds(Expressions[0].SpanStart, Expressions[Expressions.Length - 1].Span.End);

    public ImmutableArray<PlanPiece> Pieces(SyntaxNode slot, bool isLastArgument)
    {
        if (Expressions.IsEmpty)
            return [new PlanPiece.Text(Written ?? "default")];
        if (ElementType is null || isLastArgument)
            return [new PlanPiece.Source(Span, ElementType is null && ExpressionShape.NeedsParentheses(Expressions[0], slot))];

        return
        [
            new PlanPiece.Text("new "),
            .. PlanPiece.Name(ElementType),
            new PlanPiece.Text("[] { "),
            new PlanPiece.Source(Span),
            new PlanPiece.Text(" }"),
        ];
    }
}
