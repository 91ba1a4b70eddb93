using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Prints a file with <c>^^^</c> and a note under each marked place.</summary>
internal static class AnnotatedSource
{
    public static string Print(string path, SourceText text, IEnumerable<(LinePositionSpan Span, string Note)> notes)
    {
        var byLine = notes.ToLookup(note => note.Span.Start.Line);
        var output = new StringBuilder().Append(path).Append('\n');
        foreach (var line in text.Lines)
        {
            output.Append($"{line.LineNumber + 1,4} | {line}").Append('\n');
            foreach (var (span, note) in byLine[line.LineNumber])
            {
                var end = span.End.Line == span.Start.Line ? span.End.Character : line.End - line.Start;
                output.Append($"     | {new string(' ', span.Start.Character)}{new string('^', Math.Max(1, end - span.Start.Character))} {note}").Append('\n');
            }
        }

        return output.ToString();
    }
}
