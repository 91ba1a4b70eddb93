using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>
/// The identifier tokens of one tree that have a name of the map. The text is searched word by word and the tree asked
/// only where a word is found, which costs a fraction of a walk over the tokens: most files hold no such word. Cached per
/// tree, and reused as long as the names stay the same.
/// </summary>
internal sealed class TreeScan
{
    private static readonly TreeCache<NameSet, TreeScan> Cache = new();

    private TreeScan(ImmutableArray<SyntaxToken> tokens, ImmutableArray<SyntaxToken> strings)
    {
        Tokens = tokens;
        Strings = strings;
    }

    /// <summary>The tokens, in the order of the text; documentation comments included.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; }

    /// <summary>The string literals that contain such a name.</summary>
    public ImmutableArray<SyntaxToken> Strings { get; }

    public static TreeScan Of(SyntaxTree tree, NameSet names, CancellationToken cancellationToken) =>
        Cache.Get(tree, names, (tree, names) => names.IsEmpty ? new TreeScan([], []) : Find(tree, names, cancellationToken));

    private static TreeScan Find(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var positions = WordSearch.Positions(text, names, out var hasEscapes);

        var root = tree.GetRoot(cancellationToken);
        if (hasEscapes)
        {
            // An identifier may be written with Unicode escapes, which the words of the text do not show.
            var all = root.DescendantTokens(descendIntoTrivia: true).ToList();
            return new TreeScan(
                [.. all.Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText.AsSpan() is { Length: > 0 } word ? word : " ".AsSpan()))],
                [.. all.Where(IsString)]);
        }

        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        var strings = ImmutableArray.CreateBuilder<SyntaxToken>();
        foreach (var position in positions)
        {
            var token = root.FindToken(position, findInsideTrivia: true);
            if (token.IsKind(SyntaxKind.IdentifierToken)
                && token.Span.Contains(position)
                && token.ValueText is { Length: > 0 } word
                && names.Contains(word.AsSpan())
                && (tokens.Count == 0 || tokens[tokens.Count - 1] != token))
            {
                tokens.Add(token);
            }
            else if (IsString(token) && (strings.Count == 0 || strings[strings.Count - 1] != token))
            {
                strings.Add(token);
            }
        }

        return new TreeScan(tokens.ToImmutable(), strings.ToImmutable());
    }

    private static bool IsString(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
}

/// <summary>The tokens of a tree, keywords included, that are a word of a set. One scan for each question: its last answer for a tree is kept.</summary>
internal sealed class WordScan
{
    private readonly TreeCache<NameSet, ImmutableArray<SyntaxToken>> _cache = new();

    public ImmutableArray<SyntaxToken> Of(SyntaxTree tree, NameSet words, CancellationToken cancellationToken) =>
        _cache.Get(tree, words, (tree, words) => words.IsEmpty ? [] : Find(tree, words, cancellationToken));

    private static ImmutableArray<SyntaxToken> Find(SyntaxTree tree, NameSet words, CancellationToken cancellationToken)
    {
        var positions = WordSearch.Positions(tree.GetText(cancellationToken), words, out _);
        if (positions.Count == 0)
            return [];

        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        var root = tree.GetRoot(cancellationToken);
        foreach (var position in positions)
        {
            var token = root.FindToken(position);
            if (token.Span.Contains(position) && token.ValueText is { Length: > 0 } text && words.Contains(text.AsSpan()))
                tokens.Add(token);
        }

        return tokens.ToImmutable();
    }
}
