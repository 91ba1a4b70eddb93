using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Roslyn;

/// <summary>What is asked of a text's layout.</summary>
internal static class TextExtensions
{
    /// <summary>The line break at the end of the line of a position; the text's first one where the line is the last, <c>\n</c> where there is none.</summary>
    public static string LineBreakAt(this SourceText text, int position) =>
        text.BreakOf(text.Lines.GetLineFromPosition(position)) ?? text.BreakOf(text.Lines[0]) ?? "\n";

    /// <summary>The white space that the line of a position begins with.</summary>
    public static string IndentationAt(this SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && char.IsWhiteSpace(text[end]))
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>
    /// What separates a line of its own from the next at a position: a line break with the indentation; a blank where something stands
    /// before it.
    /// </summary>
    public static string SeparatorAt(this SourceText text, int position)
    {
        var indentation = text.IndentationAt(position);
        return text.Lines.GetLineFromPosition(position).Start + indentation.Length < position ? " " : text.LineBreakAt(position) + indentation;
    }

    private static string? BreakOf(this SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : null;
}

/// <summary>The number of characters to insert, remove or exchange to turn one text into another.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 where it is greater.</summary>
    public static int Between(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;

        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var exchanged = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(exchanged, Math.Min(previous[j], current[j - 1]) + 1);
                best = Math.Min(best, current[j]);
            }

            if (best > limit)
                return limit + 1;
            (previous, current) = (current, previous);
        }

        return Math.Min(previous[right.Length], limit + 1);
    }

    /// <summary>The words nearest to one, the nearest first; empty where none is near.</summary>
    public static IEnumerable<string> Nearest(string word, IEnumerable<string> known)
    {
        // A third of a word may be wrong, and never more than three characters.
        var limit = Math.Min(3, Math.Max(1, word.Length / 3));
        return known
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (Candidate: candidate, Distance: Between(word, candidate, limit)))
            .Where(found => found.Distance <= limit)
            .OrderBy(found => found.Distance)
            .ThenBy(found => found.Candidate, StringComparer.Ordinal)
            .Select(found => found.Candidate);
    }
}
