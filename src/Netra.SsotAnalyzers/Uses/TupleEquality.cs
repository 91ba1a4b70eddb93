using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>The operators by which two tuples are compared element by element: no operation tells them.</summary>
internal sealed class TupleEquality(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The operators that <paramref name="comparison"/> uses; none if it compares no tuples.</summary>
    public IEnumerable<IMethodSymbol> OperatorsOf(BinaryExpressionSyntax comparison)
    {
        if (comparison.Kind() is not (SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression))
            return [];

        var (left, right) = (Side.Of(comparison.Left, model, cancellationToken), Side.Of(comparison.Right, model, cancellationToken));
        return left.Elements is not null && right.Elements is not null ? Compare(comparison, left, right) : [];
    }

    private IEnumerable<IMethodSymbol> Compare(BinaryExpressionSyntax comparison, Side left, Side right)
    {
        if (left.Elements is { } first && right.Elements is { } second)
            return first.Length == second.Length ? first.Zip(second, (a, b) => (Left: a(), Right: b())).SelectMany(pair => Compare(comparison, pair.Left, pair.Right)) : [];

        var compared = SyntaxFactory.BinaryExpression(comparison.Kind(), left.Operand, right.Operand);
        if (model.GetSpeculativeSymbolInfo(comparison.SpanStart, compared, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol { ReturnType: var result } method)
            return [];

        return result.SpecialType == SpecialType.System_Boolean ? [method] : [method, .. Truth(comparison, result)];
    }

    /// <summary>What tells whether a comparison's result is true where that is of a type of its own.</summary>
    private IEnumerable<IMethodSymbol> Truth(BinaryExpressionSyntax comparison, ITypeSymbol result)
    {
        var conversion = ((CSharpCompilation)model.Compilation).ClassifyConversion(result, model.Compilation.GetSpecialType(SpecialType.System_Boolean));
        if (conversion is { IsUserDefined: true, IsImplicit: true, MethodSymbol: { } converted })
            return [converted];

        var name = comparison.IsKind(SyntaxKind.EqualsExpression) ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName;
        return PatternTypes.Members(result, name).OfType<IMethodSymbol>();
    }

    /// <summary>One side: the elements of a tuple, or what is compared.</summary>
    private sealed record Side(ImmutableArray<Func<Side>>? Elements, ExpressionSyntax Operand)
    {
        public static Side Of(ExpressionSyntax written, SemanticModel model, CancellationToken cancellationToken)
        {
            var expression = written.Unwrapped();
            if (expression is TupleExpressionSyntax tuple)
                return new Side([.. tuple.Arguments.Select(argument => (Func<Side>)(() => Of(argument.Expression, model, cancellationToken)))], expression);

            var type = model.GetTypeInfo(expression, cancellationToken).Type;
            return type is null ? new Side(Elements: null, expression.WithoutTrivia()) : Of(type, expression);
        }

        private static Side Of(ITypeSymbol type, ExpressionSyntax? written = null) => new(
            PatternTypes.TupleElements(type) is { } elements ? [.. elements.Select(element => (Func<Side>)(() => Of(element.Type)))] : null,
            written?.WithoutTrivia() ?? SyntaxFactory.ParseExpression($"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!"));
    }
}
