using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Tells the places where a type is part of what others compile against.</summary>
internal static class PublicSignature
{
    /// <summary>The declaration whose signature the node stands in, if it is visible outside the assembly; null for any other place.</summary>
    public static ISymbol? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or AttributeSyntax or ArgumentListSyntax or GlobalStatementSyntax or BaseNamespaceDeclarationSyntax:
                    return null;

                case BaseFieldDeclarationSyntax field:
                    return field.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable, cancellationToken)).FirstOrDefault(symbol => symbol?.IsVisibleOutside() == true);

                case MemberDeclarationSyntax:
                    return model.GetDeclaredSymbol(ancestor, cancellationToken) is { } symbol && symbol.IsVisibleOutside() ? symbol : null;
            }
        }

        return null;
    }
}
