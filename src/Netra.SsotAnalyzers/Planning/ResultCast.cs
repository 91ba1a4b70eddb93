using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>
/// Keeps the type that a use has where a replacement's differs in value: <c>Ratio() / 2</c> is another number once
/// <c>Ratio()</c> is an <c>int</c>.
/// </summary>
internal static class ResultCast
{
    /// <summary>The type that what stands in for <paramref name="replaced"/> has to be cast to; null where none is needed.</summary>
    public static ITypeSymbol? To(SsotEngine engine, SemanticModel model, ITypeSymbol? legacy, ITypeSymbol? written, ExpressionSyntax replaced)
    {
        if (legacy is null or { SpecialType: SpecialType.System_Void } or IErrorTypeSymbol || written is null or IErrorTypeSymbol)
            return null;
        if (engine.MapType(legacy) is not { } wanted || engine.MapType(written) is not { } given || IsPlaceOrStatement(model, replaced))
            return null;

        if (given.TypeKind == TypeKind.Dynamic)
            return wanted.TypeKind == TypeKind.Dynamic ? null : wanted;

        var conversion = ((CSharpCompilation)engine.Compilation).ClassifyConversion(given, wanted);
        return conversion.IsImplicit && !conversion.IsIdentity && !conversion.IsReference && !conversion.IsUserDefined ? wanted : null;
    }

    public static ImmutableArray<PlanPiece> Write(ImmutableArray<PlanPiece> pieces, ExpressionSyntax root, ITypeSymbol type)
    {
        var mark = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "?" : "";
        return ExpressionShape.IsPrimary(root)
            ? [new PlanPiece.Text("("), .. PlanPiece.Name(type), new PlanPiece.Text(mark + ")"), .. pieces]
            : [new PlanPiece.Text("("), .. PlanPiece.Name(type), new PlanPiece.Text(mark + ")("), .. pieces, new PlanPiece.Text(")")];
    }

    /// <summary>Whether what stands here is written to, passed by reference, or yields nothing that is used.</summary>
    private static bool IsPlaceOrStatement(SemanticModel model, ExpressionSyntax replaced) => replaced.Parent switch
    {
        ExpressionStatementSyntax or RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        AssignmentExpressionSyntax assignment => assignment.Left == replaced,
        PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        LambdaExpressionSyntax or ArrowExpressionClauseSyntax => model.GetEnclosingSymbol(replaced.SpanStart) is IMethodSymbol { ReturnsVoid: true } or IMethodSymbol { IsAsync: true, ReturnType: INamedTypeSymbol { Arity: 0 } },
        _ => replaced.IsInNameOf(),
    };
}
