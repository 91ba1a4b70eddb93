using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Compares the members that code uses without naming them.</summary>
internal sealed class PatternComparison(SemanticModel before, SemanticModel after, SymbolImage image, CancellationToken cancellationToken)
{
    public bool Same(SyntaxNode node, SyntaxNode counterpart)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax loop:
                var (old, now) = (before.GetForEachStatementInfo(loop), after.GetForEachStatementInfo((CommonForEachStatementSyntax)counterpart));
                return (IsOfFramework(old.GetEnumeratorMethod) && IsOfFramework(now.GetEnumeratorMethod)
                        || (image.Same(old.GetEnumeratorMethod, now.GetEnumeratorMethod) && image.Same(old.MoveNextMethod, now.MoveNextMethod) && image.Same(old.CurrentProperty, now.CurrentProperty)))
                    && (image.SameType(old.ElementType, now.ElementType) || (old.ElementType is { } yielded && now.ElementType is { } derived && image.IsSubtype(yielded, derived)))
                    && image.Same(old.ElementConversion.MethodSymbol, now.ElementConversion.MethodSymbol)
                    && (loop is not ForEachVariableStatementSyntax || Same(before.GetDeconstructionInfo((ForEachVariableStatementSyntax)loop), after.GetDeconstructionInfo((ForEachVariableStatementSyntax)counterpart)));

            case AwaitExpressionSyntax awaited:
                var (own, other) = (before.GetAwaitExpressionInfo(awaited), after.GetAwaitExpressionInfo((AwaitExpressionSyntax)counterpart));
                return own.IsDynamic == other.IsDynamic
                    && (image.Same(own.GetAwaiterMethod, other.GetAwaiterMethod) || (own.GetAwaiterMethod is not null && other.GetAwaiterMethod is not null && IsOfFramework(own.GetAwaiterMethod) && IsOfFramework(other.GetAwaiterMethod)));

            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return Same(before.GetDeconstructionInfo(assignment), after.GetDeconstructionInfo((AssignmentExpressionSyntax)counterpart));

            case ExpressionSyntax element when node.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression }:
                return image.Same(before.GetCollectionInitializerSymbolInfo(element, cancellationToken).Symbol, after.GetCollectionInitializerSymbolInfo((ExpressionSyntax)counterpart, cancellationToken).Symbol);

            case QueryClauseSyntax clause:
                var (from, to) = (before.GetQueryClauseInfo(clause, cancellationToken), after.GetQueryClauseInfo((QueryClauseSyntax)counterpart, cancellationToken));
                return image.Same(from.CastInfo.Symbol, to.CastInfo.Symbol) && image.Same(from.OperationInfo.Symbol, to.OperationInfo.Symbol);

            case SelectOrGroupClauseSyntax clause:
                return image.Same(before.GetSymbolInfo(clause, cancellationToken).Symbol, after.GetSymbolInfo((SelectOrGroupClauseSyntax)counterpart, cancellationToken).Symbol);

            case OrderingSyntax ordering:
                return image.Same(before.GetSymbolInfo(ordering, cancellationToken).Symbol, after.GetSymbolInfo((OrderingSyntax)counterpart, cancellationToken).Symbol);

            case PatternSyntax:
                return SamePattern(before.GetOperation(node, cancellationToken), after.GetOperation(counterpart, cancellationToken));

            // "is Old(var a, var b)": the parentheses have the first token of their own.
            case PositionalPatternClauseSyntax { Parent: { } pattern }:
                return SamePattern(before.GetOperation(pattern, cancellationToken), after.GetOperation(counterpart.Parent!, cancellationToken));

            default:
                return true;
        }
    }

    /// <summary>The collections of the framework yield the same elements by any of their enumerators, its tasks the same result by any awaiter.</summary>
    private static bool IsOfFramework(IMethodSymbol? method) =>
        method is null || method.ContainingNamespace?.ToDisplayString() is { } ns && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal));

    private bool Same(DeconstructionInfo before, DeconstructionInfo after)
    {
        if (!SameDeconstruct(before.Method, after.Method) || before.Nested.Length != after.Nested.Length)
            return false;
        return before.Nested.Zip(after.Nested, Same).All(same => same);
    }

    private bool SamePattern(IOperation? before, IOperation? after) => (before, after) switch
    {
        (IRecursivePatternOperation old, IRecursivePatternOperation now) => SameDeconstruct(old.DeconstructSymbol as IMethodSymbol, now.DeconstructSymbol as IMethodSymbol) && image.SameType(old.MatchedType, now.MatchedType),
        (IListPatternOperation old, IListPatternOperation now) => image.Same(old.LengthSymbol, now.LengthSymbol) && image.Same(old.IndexerSymbol, now.IndexerSymbol),
        (ISlicePatternOperation old, ISlicePatternOperation now) => image.Same(old.SliceSymbol, now.SliceSymbol),
        _ => true,
    };

    /// <summary>The values are distinguished by their places alone, so the names must agree as well.</summary>
    private bool SameDeconstruct(IMethodSymbol? before, IMethodSymbol? after) =>
        image.Same(before, after) && (before is null || after is null || before.Parameters.Zip(after.Parameters, (a, b) => SameName(before, after, a, b)).All(same => same));

    private static bool SameName(IMethodSymbol before, IMethodSymbol after, IParameterSymbol a, IParameterSymbol b) =>
        a.Name == b.Name || !(before.Parameters.Any(parameter => parameter.Name == b.Name) || after.Parameters.Any(parameter => parameter.Name == a.Name));
}
