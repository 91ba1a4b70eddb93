using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>The control-flow graphs of one member: its own, and those of the functions inside it.</summary>
internal static class MemberGraphs
{
    /// <summary>The declaration whose body a node stands in; null for what has none.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return ancestor;
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                    return ancestor;
                case CompilationUnitSyntax unit when node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null:
                    return unit;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    public static IEnumerable<ControlFlowGraph> Of(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken)
    {
        var root = model.GetOperation(member, cancellationToken) switch
        {
            IMethodBodyOperation { Parent: null } method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation { Parent: null } constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            _ => null,
        };
        return root is null ? [] : WithInner(root, cancellationToken);
    }

    private static IEnumerable<ControlFlowGraph> WithInner(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        yield return graph;
        foreach (var function in graph.LocalFunctions)
        {
            foreach (var inner in WithInner(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), cancellationToken))
                yield return inner;
        }

        foreach (var lambda in graph.Blocks.SelectMany(OpenPaths.Flatten).OfType<IFlowAnonymousFunctionOperation>())
        {
            foreach (var inner in WithInner(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), cancellationToken))
                yield return inner;
        }
    }
}
