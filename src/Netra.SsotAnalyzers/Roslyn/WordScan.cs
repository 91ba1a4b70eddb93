using System.Runtime.CompilerServices;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>The tokens of one tree, keywords included, that are a word of a set. Cached per tree as long as the set stays the same.</summary>
internal sealed class WordScan(NameSet words, ImmutableArray<SyntaxToken> tokens)
{
    private readonly NameSet _words = words;

    public ImmutableArray<SyntaxToken> Tokens { get; } = tokens;

    public static ImmutableArray<SyntaxToken> Of(SyntaxTree tree, NameSet words, ConditionalWeakTable<SyntaxTree, WordScan> cache, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(tree, out var cached) && cached._words.SetEquals(words))
            return cached.Tokens;

        var scan = new WordScan(words, Find(tree, words, cancellationToken));
        cache.Remove(tree);
        return cache.GetValue(tree, _ => scan).Tokens;
    }

    private static ImmutableArray<SyntaxToken> Find(SyntaxTree tree, NameSet words, CancellationToken cancellationToken)
    {
        if (words.IsEmpty)
            return [];

        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        var positions = TreeScan.FindWords(tree.GetText(cancellationToken), words, out _);
        if (positions.Count == 0)
            return [];

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
