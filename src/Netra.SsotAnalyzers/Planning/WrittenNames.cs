using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>The names to which a member assigns, or passes by reference: a variable of another name keeps its value.</summary>
internal static class WrittenNames
{
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Cache = new();
    private static readonly ConditionalWeakTable<SyntaxNode, HashSet<string>> Functions = new();

    public static HashSet<string> Of(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        return Cache.GetValue(member, node => [.. node.DescendantNodes().SelectMany(Targets).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)]);
    }

    /// <summary>The names that lambdas and local functions of the member write to: a call may run them.</summary>
    public static HashSet<string> InFunctionsOf(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        return Functions.GetValue(member, node =>
            [.. node.DescendantNodes().Where(inner => inner is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax).SelectMany(function => function.DescendantNodes()).SelectMany(Targets).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)]);
    }

    private static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.DescendantNodes().OfType<ExpressionSyntax>(),
        AssignmentExpressionSyntax assignment => [assignment.Left],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } prefix => [prefix.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => [postfix.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => [argument.Expression],
        RefExpressionSyntax reference => [reference.Expression],
        _ => [],
    };
}
