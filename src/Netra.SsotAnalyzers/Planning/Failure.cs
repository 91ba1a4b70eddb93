using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Whether evaluating an expression can throw, though it does nothing else: left out, the exception would be gone.</summary>
internal static class Failure
{
    public static bool IsPossible(ExpressionSyntax expression, SemanticModel model) =>
        expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax && !node.IsNameOf()).Any(node => node switch
        {
            MemberAccessExpressionSyntax access => !access.IsNameOf() && IsOfValue(access, model) && MayBeNull(access.Expression, model),
            ElementAccessExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression } division =>
                model.GetTypeInfo(division).Type?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single)
                && model.GetConstantValue(division.Right) is var divisor && !(divisor.HasValue && !IsZero(divisor.Value)),
            CastExpressionSyntax cast => model.GetConversion(cast.Expression) is var conversion && model.ClassifyConversion(cast.Expression, model.GetTypeInfo(cast).Type!) is { IsImplicit: false } && !conversion.IsIdentity,
            _ => false,
        });

    /// <summary>Whether the member is taken of a value, and not of a type or a namespace.</summary>
    private static bool IsOfValue(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access).Symbol is { IsStatic: false } and not INamespaceOrTypeSymbol && model.GetSymbolInfo(access.Expression).Symbol is not INamespaceOrTypeSymbol;

    private static bool MayBeNull(ExpressionSyntax receiver, SemanticModel model)
    {
        if (receiver is InstanceExpressionSyntax or BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax { RawKind: not (int)SyntaxKind.NullLiteralExpression } or TypeOfExpressionSyntax or InterpolatedStringExpressionSyntax)
            return false;

        var info = model.GetTypeInfo(receiver);
        return info.Type is { IsValueType: false } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && info.Nullability.FlowState != NullableFlowState.NotNull;
    }

    private static bool IsZero(object? value) => value is 0 or 0L or 0u or 0ul or 0m or (short)0 or (byte)0;
}
