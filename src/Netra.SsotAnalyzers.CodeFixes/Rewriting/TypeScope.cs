using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Where equal names mean the same type. What stands where only a type can stand is looked up in the enclosing types,
/// namespaces and directives alone, so one such name of a type's body proves the others, and no method body is bound for it.
/// </summary>
internal static class TypeScope
{
    /// <summary>The enclosing declaration that decides what the name means; null where more than that decides.</summary>
    public static SyntaxNode? Of(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while ((whole.Parent is QualifiedNameSyntax qualified && qualified.Right == whole) || whole.Parent is AliasQualifiedNameSyntax)
            whole = whole.Parent;
        if (!IsType(whole))
            return null;

        var leftmost = whole.GetFirstToken().ValueText;
        for (var node = whole.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    return type.OpenBraceToken.Span.End <= whole.SpanStart && type.OpenBraceToken.RawKind != 0 ? type : null;

                case BaseNamespaceDeclarationSyntax or CompilationUnitSyntax:
                    return node;

                case MethodDeclarationSyntax { TypeParameterList: { } list } when Declares(list):
                case LocalFunctionStatementSyntax { TypeParameterList: { } local } when Declares(local):
                case DelegateDeclarationSyntax { TypeParameterList: { } @delegate } when Declares(@delegate):
                case AttributeSyntax or UsingDirectiveSyntax or CrefSyntax:
                    return null;
            }
        }

        return null;

        bool Declares(TypeParameterListSyntax list) => list.Parameters.Any(parameter => parameter.Identifier.ValueText == leftmost);
    }

    private static bool IsType(SyntaxNode node) => node.Parent switch
    {
        TypeArgumentListSyntax or NullableTypeSyntax or ArrayTypeSyntax or TupleElementSyntax => true,
        VariableDeclarationSyntax declaration => declaration.Type == node,
        ParameterSyntax parameter => parameter.Type == node,
        BasePropertyDeclarationSyntax property => property.Type == node,
        MethodDeclarationSyntax method => method.ReturnType == node,
        LocalFunctionStatementSyntax function => function.ReturnType == node,
        ObjectCreationExpressionSyntax creation => creation.Type == node,
        CastExpressionSyntax cast => cast.Type == node,
        TypeOfExpressionSyntax or DefaultExpressionSyntax => true,
        _ => false,
    };
}
