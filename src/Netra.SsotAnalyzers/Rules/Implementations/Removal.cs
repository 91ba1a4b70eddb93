using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Rules.Implementations;

/// <summary>What goes with a declaration: the comments that stand directly above it, its lines, and one of two blank lines that would meet.</summary>
internal static class Removal
{
    public static TextSpan Of(SyntaxNode declaration, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(declaration.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(declaration.Span.End).LineNumber;
        var behind = text.ToString(TextSpan.FromBounds(declaration.Span.End, text.Lines[last].End)).Trim();
        if (text.ToString(TextSpan.FromBounds(text.Lines[first].Start, declaration.SpanStart)).Trim().Length > 0
            || (behind.Length > 0 && !behind.StartsWith("//", StringComparison.Ordinal)))
        {
            var end = declaration.Span.End < text.Length && text[declaration.Span.End] == ' ' ? declaration.Span.End + 1 : declaration.Span.End;
            return TextSpan.FromBounds(declaration.SpanStart, end);
        }

        while (first > 0 && Line(text, first - 1) is { Length: > 0 } above && text.Lines[first - 1].Start >= declaration.FullSpan.Start && above.StartsWith("//", StringComparison.Ordinal))
            first--;

        var opens = first == 0 || Line(text, first - 1) is "" || Line(text, first - 1).EndsWith("{", StringComparison.Ordinal);
        if (opens && last + 1 < text.Lines.Count && Line(text, last + 1).Length == 0 && last + 2 < text.Lines.Count)
            last++;
        return TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].EndIncludingLineBreak);
    }

    private static string Line(SourceText text, int line) => text.Lines[line].ToString().Trim();
}
