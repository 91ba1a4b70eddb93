using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>The way to a node from the root, past the using directives, which a fix adds and removes.</summary>
/// <param name="Steps">Indexes of children.</param>
/// <param name="IsAnywhere">For a node in a directive: it may come to stand anywhere.</param>
/// <param name="TriviaOf">For a node in a documentation comment: the steps lead to the node that it belongs to.</param>
internal sealed record NodePath(IReadOnlyList<int> Steps, bool IsAnywhere, bool IsInTrivia)
{
    public static NodePath To(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return new NodePath([], IsAnywhere: true, IsInTrivia: false);

        var isInTrivia = node.IsPartOfStructuredTrivia();
        if (isInTrivia)
            node = ((StructuredTriviaSyntax)node.AncestorsAndSelf().First(ancestor => ancestor is StructuredTriviaSyntax)).ParentTrivia.Token.Parent!;

        var steps = new Stack<int>();
        for (var current = node; current.Parent is { } parent; current = parent)
            steps.Push(Children(parent).IndexOf(current));
        return new NodePath([.. steps], IsAnywhere: false, isInTrivia);
    }

    public SyntaxNode? In(CompilationUnitSyntax root)
    {
        SyntaxNode node = root;
        foreach (var step in Steps)
        {
            var children = Children(node);
            if (step >= children.Count)
                return null;
            node = children[step];
        }

        return node;
    }

    private static List<SyntaxNode> Children(SyntaxNode node) => [.. node.ChildNodes().Where(child => child is not UsingDirectiveSyntax)];
}
