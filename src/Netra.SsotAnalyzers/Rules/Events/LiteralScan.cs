using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>
/// The string literals of one tree that read like a name of a catalogue or like a near miss of one. The text is searched from
/// quote to quote, and the tree asked only where such a text stands. Cached per tree as long as the catalogues stay the same.
/// </summary>
internal static class LiteralScan
{
    private const int LongestEscape = 10;

    private static readonly TreeCache<string, ImmutableArray<SyntaxToken>> Cache = new();

    /// <summary>The tokens, in the order of the text. No <c>u8</c> literal, and no part of an interpolation.</summary>
    public static ImmutableArray<SyntaxToken> Of(SyntaxTree tree, EventCatalogues catalogues, CancellationToken cancellationToken) =>
        Cache.Get(tree, catalogues.Key, (tree, _) => catalogues.IsEmpty ? [] : Find(tree, catalogues, cancellationToken));

    private static ImmutableArray<SyntaxToken> Find(SyntaxTree tree, EventCatalogues catalogues, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        SyntaxNode? root = null;
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', quote + 1))
        {
            if (!MayBeName(text, quote + 1, catalogues))
                continue;

            root ??= tree.GetRoot(cancellationToken);
            var token = root.FindToken(quote, findInsideTrivia: false);
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                && token.Span.Contains(quote)
                && catalogues.IsOfInterest(token.ValueText)
                && (tokens.Count == 0 || tokens[tokens.Count - 1] != token))
            {
                tokens.Add(token);
            }
        }

        return tokens.ToImmutable();
    }

    private static bool MayBeName(string text, int start, EventCatalogues catalogues)
    {
        var hasEscape = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
                return i > start && (hasEscape || catalogues.IsOfInterest(text.Substring(start, i - start)));
            if (c == '\\')
                hasEscape = true;
            if (char.IsWhiteSpace(c) || i - start > (hasEscape ? catalogues.LongestName * LongestEscape : catalogues.LongestName))
                return false;
        }

        return false;
    }
}
