using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.SsotAnalyzers.Map;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>Code that is itself to be removed, or part of the map: uses there are not reported.</summary>
internal sealed class SilentCode(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
{
    public bool Contains(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case AttributeSyntax attribute when model.GetSymbolInfo(attribute, cancellationToken).Symbol is IMethodSymbol constructor && SsotAttributes.Recognize(constructor.ContainingType) is not null:
                    return true;

                // A forwarded name is there for callers that are already compiled: SSOT2007.
                case AttributeSyntax attribute when TypeForwarding.TargetOf(attribute, model, cancellationToken) is not null:
                    return true;

                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
                    when model.GetDeclaredSymbol(ancestor, cancellationToken) is INamedTypeSymbol type && engine.FindSupersession(type) is not null:
                    return true;

                case BaseFieldDeclarationSyntax field when field.Declaration.Variables.Any(variable => IsReplaced(variable)):
                case MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or BaseFieldDeclarationSyntax or GlobalStatementSyntax) when IsReplaced(ancestor):
                case AccessorDeclarationSyntax when IsReplaced(ancestor):
                    return true;
            }
        }

        return false;

        bool IsReplaced(SyntaxNode declaration) =>
            model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol and not INamedTypeSymbol && engine.Map.FindReplacement(symbol) is not null;
    }
}
