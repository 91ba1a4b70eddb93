using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Uses;

/// <summary>Where a text may create something without naming its type, or ask an indexer. What stands in strings and comments is found as well.</summary>
internal static class TextPlaces
{
    private const int ChunkLength = 16 * 1024;
    private const string New = "new";

    /// <summary>The positions of <c>new</c> before a parenthesis, and of opening brackets, in the order of the text.</summary>
    public static IEnumerable<int> Of(SyntaxTree tree, bool constructions, bool brackets, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        var chunk = new char[Math.Min(ChunkLength, text.Length)];
        for (var start = 0; start < text.Length; start += chunk.Length)
        {
            var length = Math.Min(chunk.Length, text.Length - start);
            text.CopyTo(start, chunk, 0, length);
            for (var index = 0; index < length; index++)
            {
                if (brackets && chunk[index] == '[')
                    yield return start + index;
                else if (constructions && chunk[index] == 'n' && IsNew(text, chunk, start, index, length))
                    yield return start + index;
            }
        }
    }

    private static bool IsNew(SourceText text, char[] chunk, int start, int index, int length)
    {
        for (var i = 1; i < New.Length; i++)
        {
            if (At(index + i) != New[i])
                return false;
        }

        // Between the word and its parenthesis there may be a comment or a directive; a letter before or after makes another word.
        if (start + index > 0 && WordSearch.IsWordPart(index > 0 ? chunk[index - 1] : text[start - 1]))
            return false;
        var next = index + New.Length;
        while (char.IsWhiteSpace(At(next)))
            next++;
        return At(next) is '(' or '/' or '#';

        char At(int position) => position < length ? chunk[position] : start + position < text.Length ? text[start + position] : '\0';
    }
}
