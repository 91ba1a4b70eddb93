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
                    return Visible(field.Declaration.Variables.Select(variable => model.GetDeclaredSymbol(variable, cancellationToken)).FirstOrDefault());

                case MemberDeclarationSyntax:
                    return Visible(model.GetDeclaredSymbol(ancestor, cancellationToken));
            }
        }

        return null;
    }

    private static ISymbol? Visible(ISymbol? symbol)
    {
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return null;

            // What is protected in a sealed type reaches nobody.
            if (current.DeclaredAccessibility != Accessibility.Public && current.ContainingType is { IsSealed: true })
                return null;
        }

        return symbol;
    }
}
