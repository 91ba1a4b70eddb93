namespace Netra.SsotAnalyzers.Roslyn;

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
