using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>
/// The nodes that can use a member without naming it, of the kinds that the map replaces. Constructions and indexers are found
/// by their text (<c>new(</c>, <c>[</c>) and by their declarations; only operators take a walk over all nodes.
/// </summary>
internal static class UnnamedPlaces
{
    private static readonly NameSet Copy = new([SyntaxFacts.GetText(SyntaxKind.WithKeyword)]);
    private static readonly WordScan Copies = new();

    /// <summary>The nodes, each once.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="index">What is looked for.</param>
    /// <param name="namesType">Whether the file names something of the map: only there is a <c>new(…)</c> asked whether it fits the canonical type.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, NameIndex index, bool namesType, CancellationToken cancellationToken)
    {
        var copies = index.HasCopies ? Copies.Of(tree, Copy, cancellationToken).Select(token => token.Parent!).Where(node => node is WithExpressionSyntax) : [];
        return Members(tree, index, index.HasConstructors || (namesType && index.HasUnfitConstructions), cancellationToken).Concat(copies);
    }

    private static IEnumerable<SyntaxNode> Members(SyntaxTree tree, NameIndex index, bool constructions, CancellationToken cancellationToken)
    {
        if (index.HasOperators)
            return tree.GetRoot(cancellationToken).DescendantNodes().Where(node => IsOperator(node) || (index.HasIndexers && IsIndexing(node)) || (index.HasConstructors && IsConstruction(node)) || (constructions && node is ImplicitObjectCreationExpressionSyntax));

        var written = constructions || index.HasIndexers ? Written(tree, constructions, index.HasIndexers, cancellationToken) : [];
        return index.HasConstructors || index.HasIndexers ? written.Concat(Declared(tree, index, cancellationToken)) : written;
    }

    private static bool IsOperator(SyntaxNode node) =>
        node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or AssignmentExpressionSyntax or CastExpressionSyntax
            or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax;

    private static bool IsIndexing(SyntaxNode node) =>
        node is ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax or ListPatternSyntax or IndexerDeclarationSyntax;

    private static bool IsConstruction(SyntaxNode node) =>
        node is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or SimpleBaseTypeSyntax or ConstructorDeclarationSyntax { Initializer: null };

    private static IEnumerable<SyntaxNode> Written(SyntaxTree tree, bool constructions, bool indexers, CancellationToken cancellationToken)
    {
        SyntaxNode? root = null;
        foreach (var position in TextPlaces.Of(tree, constructions, indexers, cancellationToken))
        {
            root ??= tree.GetRoot(cancellationToken);
            var token = root.FindToken(position);
            if (token.SpanStart == position
                && token.Kind() is SyntaxKind.NewKeyword or SyntaxKind.OpenBracketToken
                && (token.Parent is BracketedArgumentListSyntax list ? list.Parent : token.Parent) is { } place
                && (place is ImplicitObjectCreationExpressionSyntax || (IsIndexing(place) && place is not IndexerDeclarationSyntax)))
            {
                yield return place;
            }
        }
    }

    /// <summary>Constructors that call another, by their initializer or without one, and indexers, which may override one.</summary>
    private static IEnumerable<SyntaxNode> Declared(SyntaxTree tree, NameIndex index, CancellationToken cancellationToken)
    {
        foreach (var type in TreeDeclarations.Of(tree, cancellationToken).Types)
        {
            if (index.HasConstructors)
            {
                foreach (var baseType in type.BaseList?.Types ?? default)
                    yield return baseType;
            }

            foreach (var member in (type as TypeDeclarationSyntax)?.Members ?? default)
            {
                if (index.HasConstructors && member is ConstructorDeclarationSyntax constructor)
                    yield return constructor.Initializer is { } initializer ? initializer : constructor;
                else if (index.HasIndexers && member is IndexerDeclarationSyntax)
                    yield return member;
            }
        }
    }
}
