using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Ssot.Tool.Agents;

/// <summary>The part of a text file between two markers, each on a line of its own. Everything outside of them stays as it is.</summary>
internal static partial class MarkedSection
{
    public const string Begin = "<!-- ssot map --agents: begin -->";
    public const string End = "<!-- ssot map --agents: end -->";

    /// <summary>The text with a new section, at the end if it has none. Its line endings are those of the text.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="section">The section with <c>\n</c> at the end of each line.</param>
    /// <exception cref="ToolException">A marker is missing, repeated or changed.</exception>
    public static string Replace(string path, string text, string section)
    {
        var newLine = NewLineOf(text);
        var marked = $"{Begin}\n{section.TrimEnd('\n')}\n{End}".Replace("\n", newLine, StringComparison.Ordinal);
        if (Find(path, text) is { } span)
            return text[..span.Start] + marked + text[span.End..];

        var gap = text.Length == 0 || text.EndsWith(newLine + newLine, StringComparison.Ordinal) ? "" : text.EndsWith('\n') ? newLine : newLine + newLine;
        return text + gap + marked + newLine;
    }

    /// <summary>Where the section is, markers included; null where the text has none.</summary>
    /// <exception cref="ToolException">A marker is missing, repeated or changed.</exception>
    public static TextSpan? Find(string path, string text)
    {
        var markers = SourceText.From(text).Lines.Where(line => Marker().IsMatch(line.ToString())).ToList();
        if (markers.Count == 0)
            return null;

        var begins = markers.Where(line => line.ToString().Trim() == Begin).ToList();
        var ends = markers.Where(line => line.ToString().Trim() == End).ToList();
        var problem =
            markers.FirstOrDefault(line => !begins.Contains(line) && !ends.Contains(line)) is { Span.IsEmpty: false } changed
                ? $"line {changed.LineNumber + 1} is not one of the two markers"
            : begins.Count > 1 ? $"lines {Numbers(begins)} all begin a section"
            : ends.Count > 1 ? $"lines {Numbers(ends)} all end a section"
            : ends.Count == 0 ? $"the section that begins in line {Numbers(begins)} has no end"
            : begins.Count == 0 ? $"the section that ends in line {Numbers(ends)} has no beginning"
            : begins[0].LineNumber > ends[0].LineNumber ? $"the section ends in line {Numbers(ends)}, before it begins in line {Numbers(begins)}"
            : null;
        return problem is null
            ? TextSpan.FromBounds(begins[0].Start, ends[0].End)
            : throw new ToolException(ExitCode.File,
                $"'{path}': {problem}. Nothing is written. A section is between a line '{Begin}' and a line '{End}'; delete both, and the next run writes a new one at the end.");
    }

    private static string Numbers(IEnumerable<TextLine> lines) => string.Join(", ", lines.Select(line => line.LineNumber + 1));

    /// <summary>The line ending that the text has most often.</summary>
    private static string NewLineOf(string text)
    {
        var windows = Windows().Count(text);
        return windows > text.Count(letter => letter == '\n') - windows ? "\r\n" : "\n";
    }

    // A comment that names the command and an end: a marker, or one that was changed by hand or by a formatter.
    [GeneratedRegex(@"^\s*<!--.*\bssot\s+map\s+--agents\b.*(begin|end)\b.*-->", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex("\r\n")]
    private static partial Regex Windows();
}
