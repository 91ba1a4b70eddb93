using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>Searches a text word by word, in chunks and without a string per word: most files hold no word that is looked for.</summary>
internal static class WordSearch
{
    /// <summary>Where in the text a word of the set begins.</summary>
    public static List<int> Positions(SourceText text, NameSet names, out bool hasEscapes)
    {
        const int ChunkLength = 16 * 1024;
        hasEscapes = false;
        var positions = new List<int>();
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            var start = 0;
            while (start < text.Length)
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                var isLast = start + length == text.Length;
                var index = 0;
                while (index < length)
                {
                    if (!IsWordStart(buffer[index]))
                    {
                        hasEscapes |= buffer[index] == '\\' && (index + 1 == length || buffer[index + 1] is 'u' or 'U');
                        index++;
                        continue;
                    }

                    var wordStart = index;
                    while (index < length && IsWordPart(buffer[index]))
                        index++;

                    // A word cut by the end of the chunk is read again with the next one.
                    if (index == length && !isLast && wordStart > 0)
                    {
                        index = wordStart;
                        break;
                    }

                    if (names.Contains(buffer.AsSpan(wordStart, index - wordStart)))
                        positions.Add(start + wordStart);
                }

                start += index;
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return positions;
    }

    private static bool IsWordStart(char c) =>
        (uint)((c | 0x20) - 'a') < 26 || c == '_' || (c >= 128 && SyntaxFacts.IsIdentifierStartCharacter(c));

    public static bool IsWordPart(char c) =>
        (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == '_' || (c >= 128 && SyntaxFacts.IsIdentifierPartCharacter(c));
}

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

    /// <summary>The same for a question that is asked once: nothing is kept.</summary>
    public static TreeScan Find(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var positions = WordSearch.Positions(text, names, out var hasEscapes);

        var root = tree.GetRoot(cancellationToken);
        if (hasEscapes)
        {
            // An identifier may be written with Unicode escapes, which the words of the text do not show.
            var all = root.DescendantTokens(descendIntoTrivia: true).ToList();
            return new TreeScan(
                [.. all.Where(token => token.IsKind(SyntaxKind.IdentifierToken)
                    && names.Contains(token.ValueText.AsSpan() is { Length: > 0 } word ? word : " ".AsSpan()))],
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

/// <summary>
/// A frozen set of identifiers that is asked about slices of a character buffer, so that a file is searched without
/// allocating a string per word.
/// </summary>
internal sealed class NameSet
{
    private readonly string?[] _slots;
    private readonly ulong[] _firstCharacters = new ulong[2];
    private readonly ulong _lengths;

    public NameSet(IEnumerable<string> names)
    {
        Names = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];

        var capacity = 16;
        while (capacity < Names.Length * 3)
            capacity *= 2;
        _slots = new string?[capacity];

        foreach (var name in Names)
        {
            var slot = Hash(name.AsSpan()) & (capacity - 1);
            while (_slots[slot] is not null)
                slot = (slot + 1) & (capacity - 1);
            _slots[slot] = name;

            _lengths |= 1UL << Math.Min(name.Length, 63);
            if (name[0] < 128)
                _firstCharacters[name[0] >> 6] |= 1UL << (name[0] & 63);
        }
    }

    public ImmutableArray<string> Names { get; }

    public bool IsEmpty => Names.IsEmpty;

    public bool Contains(ReadOnlySpan<char> word)
    {
        var first = word[0];
        if ((_lengths & (1UL << Math.Min(word.Length, 63))) == 0
            || (first < 128 && (_firstCharacters[first >> 6] & (1UL << (first & 63))) == 0))
        {
            return false;
        }

        var mask = _slots.Length - 1;
        for (var slot = Hash(word) & mask; _slots[slot] is { } candidate; slot = (slot + 1) & mask)
        {
            if (candidate.Length == word.Length && word.SequenceEqual(candidate.AsSpan()))
                return true;
        }

        return false;
    }

    public override bool Equals(object? other) =>
        ReferenceEquals(this, other) || (other is NameSet set && Names.SequenceEqual(set.Names, StringComparer.Ordinal));

    public override int GetHashCode() => Names.Length;

    private static int Hash(ReadOnlySpan<char> word)
    {
        // FNV-1a over the characters.
        unchecked
        {
            var hash = (int)2166136261;
            foreach (var c in word)
                hash = (hash ^ c) * 16777619;
            return hash & int.MaxValue;
        }
    }
}

/// <summary>What is read off a tree once, and again only when what it depends on has changed. It goes with its tree.</summary>
/// <typeparam name="TKey">What the reading depends on beside the tree; compared by <see cref="object.Equals(object)"/>.</typeparam>
/// <typeparam name="TValue">What is read.</typeparam>
internal sealed class TreeCache<TKey, TValue>
    where TKey : notnull
{
    private readonly ConditionalWeakTable<SyntaxTree, Entry> _entries = new();

    public TValue Get(SyntaxTree tree, TKey key, Func<SyntaxTree, TKey, TValue> read)
    {
        if (_entries.TryGetValue(tree, out var known) && known.Key.Equals(key))
            return known.Value;

        var entry = new Entry(key, read(tree, key));
        _entries.Remove(tree);
        return _entries.GetValue(tree, _ => entry).Value;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;
    }
}
