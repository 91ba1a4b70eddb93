using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Analysis;

/// <summary>An alias directive by its place, the same in every compilation that contains the file.</summary>
internal sealed record AliasKey(string FilePath, TextSpan Span, bool IsGlobal)
{
    /// <summary>The directive behind an alias symbol, or null for one without source (an extern alias).</summary>
    public static AliasKey? Of(IAliasSymbol alias)
    {
        if (alias.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } node)
            return null;

        var directive = node.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.UsingDirectiveSyntax>();
        return directive is null ? null : Of(directive);
    }

    public static AliasKey Of(Microsoft.CodeAnalysis.CSharp.Syntax.UsingDirectiveSyntax directive) =>
        new(directive.SyntaxTree.FilePath, directive.Span, directive.GlobalKeyword.RawKind != 0);
}
