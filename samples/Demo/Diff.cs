namespace Netra.Demo;

/// <summary>The line differences of two texts, as the hunks of a unified diff.</summary>
internal static class Diff
{
    private const int Context = 2;

    /// <summary>The hunks, each with its <c>@@</c> line first; lines start with a space, <c>-</c> or <c>+</c>.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Hunks(string before, string after)
    {
        var edits = Edits(Lines(before), Lines(after));
        var hunks = new List<IReadOnlyList<string>>();
        for (var next = 0; (next = edits.FindIndex(next, edit => edit.Kind != ' ')) >= 0;)
        {
            var last = next;
            for (var probe = next; probe < edits.Count && probe <= last + (2 * Context); probe++)
            {
                if (edits[probe].Kind != ' ')
                    last = probe;
            }

            var first = Math.Max(0, next - Context);
            hunks.Add(Render(edits, first, Math.Min(edits.Count, last + Context + 1)));
            next = last + 1;
        }

        return hunks;
    }

    private static IReadOnlyList<string> Render(List<(char Kind, string Text)> edits, int first, int end)
    {
        var hunk = edits[first..end];
        int Count(IEnumerable<(char Kind, string Text)> some, char absent) => some.Count(edit => edit.Kind != absent);
        var oldStart = Count(edits.Take(first), '+') + 1;
        var newStart = Count(edits.Take(first), '-') + 1;
        return
        [
            $"@@ -{oldStart},{Count(hunk, '+')} +{newStart},{Count(hunk, '-')} @@",
            .. hunk.Select(edit => edit.Kind + edit.Text),
        ];
    }

    // A table of longest common subsequences: files are some hundred lines long.
    private static List<(char Kind, string Text)> Edits(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var edits = new List<(char Kind, string Text)>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                edits.Add((' ', before[i++]));
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(('-', before[i++]));
            }
            else
            {
                edits.Add(('+', after[j++]));
            }
        }

        return edits;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.None).Select(line => line.TrimEnd('\r')).ToArray();
}
