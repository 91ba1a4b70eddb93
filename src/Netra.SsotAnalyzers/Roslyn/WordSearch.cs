using System.Buffers;
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
