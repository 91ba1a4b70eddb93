using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Compares a part of an original file with the same part of the rewritten one: every node that no edit wrote must mean
/// what it meant. A node is found again by the one token that is its own, as a name or an operator.
/// </summary>
internal sealed class BodyComparison(SemanticModel before, SemanticModel after, SymbolImage image, PositionMap positions, Comparison enabled, CancellationToken cancellationToken)
{
    private readonly SyntaxNode _afterRoot = after.SyntaxTree.GetRoot(cancellationToken);
    private readonly MeaningComparison _meaning = new(before, after, image, enabled, cancellationToken);
    private readonly HashSet<SyntaxNode> _seen = [];

    /// <summary>The places of a region at which something else is meant; at most one for each node.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> In(SyntaxNode region)
    {
        foreach (var token in region.DescendantTokens())
        {
            foreach (var difference in At(token))
                yield return difference;
        }
    }

    /// <summary>The places at one token.</summary>
    public IEnumerable<(SyntaxNode Node, Comparison Kind)> At(SyntaxToken token)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (token.Span.IsEmpty || NodeOf(token) is not { } node || !_seen.Add(node) || IsNameWritten(node))
            yield break;

        foreach (var position in positions.Of(before.SyntaxTree.FilePath, token.Span))
        {
            var found = _afterRoot.FindToken(position);
            var kind = Comparison.Overload & enabled;
            if (found.SpanStart == position && found.RawKind == token.RawKind && NodeOf(found) is { } counterpart)
            {
                if (counterpart.RawKind == node.RawKind)
                    kind = _meaning.Compare(node, counterpart, IsPlaceCopied(node));
                else if (IsSameTest(node, counterpart))
                    kind = Comparison.None;
            }

            if (kind != Comparison.None)
                yield return (node, kind);
        }
    }

    /// <summary>Whether an edit wrote the name of what the node calls or takes, or all arguments of what has no name, so that the node is the edit's as well.</summary>
    private bool IsNameWritten(SyntaxNode node)
    {
        if (node is ConstructorInitializerSyntax { ArgumentList.OpenParenToken: var open })
            return positions.Of(before.SyntaxTree.FilePath, open.Span).IsEmpty;

        var named = node is InvocationExpressionSyntax call ? call.Expression : node;
        var name = named switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return name is not null && positions.Of(before.SyntaxTree.FilePath, name.Identifier.Span).IsEmpty;
    }

    /// <summary>
    /// Whether both nodes test a value, and the grammar only distinguishes what is written to their right: a name can be a
    /// constant or a type, a literal only a constant, a generic name only a type.
    /// </summary>
    private static bool IsSameTest(SyntaxNode node, SyntaxNode counterpart) =>
        (node, counterpart) is (IsPatternExpressionSyntax, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression })
            or (BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }, IsPatternExpressionSyntax)
            or (SwitchLabelSyntax, SwitchLabelSyntax);

    /// <summary>The node whose own token this is; null for one of several tokens of a node.</summary>
    private static SyntaxNode? NodeOf(SyntaxToken token)
    {
        var node = token.Parent;
        if (node is BaseArgumentListSyntax list)
            return list.GetFirstToken() == token ? list.Parent : null;

        return node is not null && OwnToken(node) == token ? node : null;
    }

    private static SyntaxToken OwnToken(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call:
                return call.ArgumentList.OpenParenToken;
            case ElementAccessExpressionSyntax access:
                return access.ArgumentList.OpenBracketToken;
        }

        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.IsToken && !child.Span.IsEmpty)
                return child.AsToken();
        }

        return default;
    }

    /// <summary>Whether what takes the node's value is the file's own as well, and not written by an edit.</summary>
    private bool IsPlaceCopied(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is BaseArgumentListSyntax list)
                return !positions.Of(before.SyntaxTree.FilePath, list.GetFirstToken().Span).IsEmpty;
            if (OwnToken(parent) is { RawKind: not 0 } token)
                return !positions.Of(before.SyntaxTree.FilePath, token.Span).IsEmpty;
        }

        return true;
    }
}
