using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning.Steps;

/// <summary>What the place of the use demands beyond a value: a constant, something to assign to, an object with its required members.</summary>
internal static class Place
{
    public static Refusal? Check(Fit fit)
    {
        var (use, symbol) = (fit.Use, fit.Attempt.Symbol);
        if (use.Member is IFieldSymbol { HasConstantValue: true } && ConstantPlace.RefusalOf(use.File, use.Spot, use.Spot.Span, fit.Pieces, use.Replacement.Expression) is { } constant)
            return constant;
        if (WrittenPlace.RefusalOf(use.File, use.Spot, symbol, isOwn: WrittenPlace.IsOwn(use.Spot) && use.Template.Expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) is { } written)
            return written;

        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && use.Template.Expression is ObjectCreationExpressionSyntax creation
            ? MadeObject.RefusalOf(use.File, constructor, (use.Spot as BaseObjectCreationExpressionSyntax)?.Initializer, creation.Initializer)
            : null;
    }
}
