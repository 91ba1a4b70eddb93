using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Members that the compiler calls by a pattern, and of which only the operation tells, or the type.</summary>
internal static class PatternOperations
{
    public static IEnumerable<ISymbol?> At(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case PositionalPatternClauseSyntax { Parent: RecursivePatternSyntax pattern }:
                return [(model.GetOperation(pattern, cancellationToken) as IRecursivePatternOperation)?.DeconstructSymbol];

            case ListPatternSyntax list:
                var listed = model.GetOperation(list, cancellationToken) as IListPatternOperation;
                var slices = listed?.Patterns.OfType<ISlicePatternOperation>().Select(slice => slice.SliceSymbol) ?? [];
                return [listed?.LengthSymbol, Accessor(listed?.IndexerSymbol), .. slices];

            case ElementAccessExpressionSyntax access:
                var indexed = model.GetOperation(access, cancellationToken) as IImplicitIndexerReferenceOperation;
                return [indexed?.LengthSymbol, indexed?.IndexerSymbol];

            case SpreadElementSyntax spread:
                return Named(model.GetTypeInfo(spread.Expression, cancellationToken).Type, "GetEnumerator", parameters: 0);

            case CollectionExpressionSyntax { Elements.Count: > 0 } collection:
                var made = model.GetOperation(collection, cancellationToken) as ICollectionExpressionOperation;
                return [made?.ConstructMethod, .. Named(made?.Type, "Add", parameters: 1)];

            case InterpolatedStringExpressionSyntax text:
                return model.GetOperation(text, cancellationToken)?.Parent is IInterpolatedStringHandlerCreationOperation handler ? Appended(handler) : [];

            case EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } pinned:
                return Named(model.GetTypeInfo(pinned.Value, cancellationToken).Type, "GetPinnableReference", parameters: 0);

            case ExpressionSyntax expression when IsCondition(expression):
                return [Truth(model.GetOperation(expression, cancellationToken))];

            default:
                return [];
        }
    }

    private static ISymbol? Accessor(ISymbol? indexer) => indexer is IMethodSymbol { AssociatedSymbol: { } property } ? property : indexer;

    private static IEnumerable<ISymbol?> Appended(IInterpolatedStringHandlerCreationOperation handler) =>
        handler.Descendants().OfType<IInterpolatedStringAppendOperation>().Select(append => append.AppendCall).OfType<IInvocationOperation>().Select(call => call.TargetMethod)
            .Append((handler.HandlerCreation as IObjectCreationOperation)?.Constructor);

    private static IEnumerable<ISymbol?> Named(ITypeSymbol? type, string name, int parameters) =>
        type is INamedTypeSymbol named ? named.MembersNamed(name).Where(member => member is IMethodSymbol method && method.Parameters.Length == parameters) : [];

    /// <summary>The operator that makes a condition of a value: its own, or that which <c>&amp;&amp;</c> and <c>||</c> ask of their left side.</summary>
    private static ISymbol? Truth(IOperation? operand) =>
        operand?.Parent is IUnaryOperation { IsImplicit: true, OperatorKind: UnaryOperatorKind.True or UnaryOperatorKind.False, OperatorMethod: { } method } ? method
            : operand?.Parent is IBinaryOperation { OperatorMethod.ContainingType: { } type, OperatorKind: var kind }
                ? type.GetMembers(kind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName).FirstOrDefault()
            : null;

    private static bool IsCondition(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        ForStatementSyntax loop => loop.Condition == expression,
        ConditionalExpressionSyntax conditional => conditional.Condition == expression,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } logical => logical.Left == expression,
        _ => false,
    };
}
