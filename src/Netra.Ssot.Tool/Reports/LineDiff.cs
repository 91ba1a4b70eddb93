using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Netra.Ssot.Tool.Reports;

/// <summary>One line of a comparison: kept (blank), gone (<c>-</c>) or new (<c>+</c>).</summary>
internal readonly record struct LineEdit(char Kind, string Text);

/// <summary>The line differences of two texts.</summary>
internal static class LineDiff
{
    public static IReadOnlyList<LineEdit> Edits(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        // An empty text is not a line for the library, and one to the compiler.
        before is [""] || after is [""] ? [.. before.Select(line => new LineEdit('-', line)), .. after.Select(line => new LineEdit('+', line))]
        : [.. InlineDiffBuilder.Diff(string.Join('\n', before), string.Join('\n', after), ignoreWhiteSpace: false).Lines
            .Select(line => new LineEdit(KindOf(line), line.Text))];

    private static char KindOf(DiffPiece line) => line.Type switch
    {
        ChangeType.Deleted => '-',
        ChangeType.Inserted => '+',
        _ => ' ',
    };
}
