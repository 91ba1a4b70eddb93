using System.Globalization;
using System.Text;
using DiffPlex;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The difference of two texts as <c>git apply</c> reads it. Carriage returns are part of the lines.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="path">The file, relative and with slashes.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">Its new text; null where the file is deleted.</param>
    /// <param name="isNew">Whether there is no such file yet.</param>
    /// <returns>The difference; an empty text where there is none.</returns>
    public static string Write(string path, string before, string? after, bool isNew = false)
    {
        var (old, now) = (Lines(before), Lines(after ?? ""));
        var blocks = Differ.Instance.CreateDiffs(before, after ?? "", ignoreWhiteSpace: false, ignoreCase: false, new LineChunker()).DiffBlocks;
        if (blocks.Count == 0)
            return "";

        var text = new StringBuilder($"--- {(isNew ? "/dev/null" : "a/" + path)}\n+++ {(after is null ? "/dev/null" : "b/" + path)}\n");
        for (var next = 0; next < blocks.Count;)
        {
            var last = next;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - (blocks[last].DeleteStartA + blocks[last].DeleteCountA) <= 2 * Context)
                last++;

            var (oldStart, newStart) = (Math.Max(0, blocks[next].DeleteStartA - Context), Math.Max(0, blocks[next].InsertStartB - Context));
            var (oldEnd, newEnd) = (Math.Min(old.Length, blocks[last].DeleteStartA + blocks[last].DeleteCountA + Context),
                Math.Min(now.Length, blocks[last].InsertStartB + blocks[last].InsertCountB + Context));
            text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(oldStart, oldEnd)} +{Range(newStart, newEnd)} @@\n");
            var at = oldStart;
            for (; next <= last; next++)
            {
                var block = blocks[next];
                for (; at < block.DeleteStartA; at++)
                    Line(text, ' ', old[at]);
                for (; at < block.DeleteStartA + block.DeleteCountA; at++)
                    Line(text, '-', old[at]);
                for (var line = block.InsertStartB; line < block.InsertStartB + block.InsertCountB; line++)
                    Line(text, '+', now[line]);
            }

            for (; at < oldEnd; at++)
                Line(text, ' ', old[at]);
        }

        return text.ToString();
    }

    private static string Range(int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{(end > start ? start + 1 : start)},{end - start}");

    private static void Line(StringBuilder text, char kind, string line)
    {
        text.Append(kind).Append(line);
        if (!line.EndsWith('\n'))
            text.Append("\n\\ No newline at end of file\n");
    }

    /// <summary>The lines with their ends; an empty text has none.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Lines(text);
    }
}
