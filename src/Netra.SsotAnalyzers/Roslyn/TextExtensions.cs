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

    /// <summary>What separates a line of its own from the next at a position: a line break with the indentation; a blank where something stands before it.</summary>
    public static string SeparatorAt(this SourceText text, int position)
    {
        var indentation = text.IndentationAt(position);
        return text.Lines.GetLineFromPosition(position).Start + indentation.Length < position ? " " : text.LineBreakAt(position) + indentation;
    }

    private static string? BreakOf(this SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : null;
}
