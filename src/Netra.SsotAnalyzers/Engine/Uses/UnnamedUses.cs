using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Engine.Uses;

/// <summary>Uses that no identifier shows. Looked for only if the map replaces something of the kind, since it takes binding every such node.</summary>
internal sealed class UnnamedUses(FileUses file, MemberUses members)
{
    public void AddAll(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            if (node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or AssignmentExpressionSyntax or CastExpressionSyntax
                or ElementAccessExpressionSyntax or ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax)
            {
                Add(node);
            }
        }
    }

    private void Add(SyntaxNode node)
    {
        var symbol = file.Model.GetSymbolInfo(node, file.CancellationToken).Symbol;
        if (symbol is IPropertySymbol { IsIndexer: true } indexer && node is ElementAccessExpressionSyntax access)
        {
            if ((file.Engine.FindReplacement(indexer) ?? members.AccessorReplacement(indexer, access)) is { } replacement)
                members.AddHit(access, indexer, replacement, hidden: null, alias: null, file.Members.PlanElement(access, indexer, replacement));
        }
        else if (symbol is IMethodSymbol method && file.Engine.FindReplacement(method) is { } replacement)
        {
            members.AddHit(node, method, replacement, hidden: null, alias: null, node switch
            {
                ImplicitObjectCreationExpressionSyntax creation => file.Members.PlanCreation(creation, method, replacement),
                ExpressionSyntax expression => file.Members.PlanOperator(expression, method, replacement),
                _ => PlanOutcome.Impossible($"'{replacement.Expression}' cannot stand in a constructor initializer"),
            });
        }
    }
}
