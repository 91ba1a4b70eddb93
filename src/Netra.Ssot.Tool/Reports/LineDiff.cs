namespace Netra.Ssot.Tool.Reports;

/// <summary>One line of a comparison: kept (blank), gone (<c>-</c>) or new (<c>+</c>).</summary>
internal readonly record struct LineEdit(char Kind, string Text);

/// <summary>The line differences of two texts, shortest first (Myers).</summary>
internal static class LineDiff
{
    public static IReadOnlyList<LineEdit> Edits(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var trace = Trace(before, after);
        var edits = new List<LineEdit>();
        var (x, y) = (before.Count, after.Count);
        for (var depth = trace.Count - 1; depth >= 0; depth--)
        {
            var reached = trace[depth];
            var k = x - y;
            var previousK = k == -depth || (k != depth && reached[k - 1] < reached[k + 1]) ? k + 1 : k - 1;
            var previousX = reached.GetValueOrDefault(previousK);
            var previousY = previousX - previousK;
            while (x > previousX && y > previousY)
            {
                edits.Add(new LineEdit(' ', before[--x]));
                y--;
            }

            if (depth == 0)
                break;
            edits.Add(x == previousX ? new LineEdit('+', after[--y]) : new LineEdit('-', before[--x]));
        }

        edits.Reverse();
        return edits;
    }

    /// <summary>For each number of edits, how far each diagonal gets.</summary>
    private static List<Dictionary<int, int>> Trace(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var trace = new List<Dictionary<int, int>>();
        var furthest = new Dictionary<int, int> { [1] = 0 };
        for (var depth = 0; depth <= before.Count + after.Count; depth++)
        {
            trace.Add(new Dictionary<int, int>(furthest));
            for (var k = -depth; k <= depth; k += 2)
            {
                var x = k == -depth || (k != depth && furthest[k - 1] < furthest[k + 1]) ? furthest[k + 1] : furthest[k - 1] + 1;
                var y = x - k;
                while (x < before.Count && y < after.Count && before[x] == after[y])
                {
                    x++;
                    y++;
                }

                furthest[k] = x;
                if (x >= before.Count && y >= after.Count)
                    return trace;
            }
        }

        return trace;
    }
}
