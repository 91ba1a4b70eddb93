using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>
/// The identifier tokens of one tree that bear a name of the map. The text is searched word by word and the tree asked
/// only where a word is found, which costs a fraction of a walk over the tokens: most files hold no such word. Cached per
/// tree, and reused as long as the names stay the same.
/// </summary>
internal sealed class TreeScan
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeScan> Cache = new();

    private readonly NameSet _names;

    private TreeScan(NameSet names, ImmutableArray<SyntaxToken> tokens, ImmutableArray<SyntaxToken> strings)
    {
        _names = names;
        Tokens = tokens;
        Strings = strings;
    }

    /// <summary>The tokens, in the order of the text; documentation comments included.</summary>
    public ImmutableArray<SyntaxToken> Tokens { get; }

    /// <summary>The string literals that contain such a name.</summary>
    public ImmutableArray<SyntaxToken> Strings { get; }

    public static TreeScan Of(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        if (Cache.TryGetValue(tree, out var cached) && cached._names.SetEquals(names))
            return cached;

        var scan = names.IsEmpty ? new TreeScan(names, [], []) : Find(tree, names, cancellationToken);
        Cache.Remove(tree);
        return Cache.GetValue(tree, _ => scan);
    }

    private static TreeScan Find(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var positions = FindWords(text, names, out var hasEscapes);

        var root = tree.GetRoot(cancellationToken);
        if (hasEscapes)
        {
            // An identifier may be written with Unicode escapes, which the words of the text do not show.
            var all = root.DescendantTokens(descendIntoTrivia: true).ToList();
            return new TreeScan(
                names,
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

        return new TreeScan(names, tokens.ToImmutable(), strings.ToImmutable());
    }

    private static bool IsString(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    /// <summary>Where in the text a word of the set begins.</summary>
    public static List<int> FindWords(SourceText text, NameSet names, out bool hasEscapes)
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
