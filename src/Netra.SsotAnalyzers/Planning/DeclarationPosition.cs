using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Where an expression is bound on behalf of a declaration: as far inside as the declaration goes, so that its type parameters are in scope.</summary>
internal static class DeclarationPosition
{
    public static int Of(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body.OpenBraceToken.Span.End,
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.SpanStart,
        MethodDeclarationSyntax method => method.ReturnType.SpanStart,
        BaseMethodDeclarationSyntax method => method.ParameterList.SpanStart,
        BasePropertyDeclarationSyntax property => property.Type.SpanStart,
        BaseFieldDeclarationSyntax field => field.Declaration.SpanStart,
        AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } => property.Type.SpanStart,
        EnumMemberDeclarationSyntax { Parent: EnumDeclarationSyntax enumeration } => enumeration.Identifier.SpanStart,
        _ => declaration.SpanStart,
    };
}
