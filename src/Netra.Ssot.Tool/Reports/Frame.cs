using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Analysis;
using Netra.Ssot.Tool.Loading;

namespace Netra.Ssot.Tool.Reports;

/// <summary>A few lines of a file as they are, and as the fix would leave them.</summary>
/// <param name="File">The file, relative to the solution.</param>
/// <param name="Line">The first line, from one.</param>
/// <param name="Before">The lines as they are; those that go are marked.</param>
/// <param name="After">The lines as they would be; those that come are marked.</param>
/// <param name="Findings">What is fixed by it.</param>
internal sealed record Frame(string File, int Line, IReadOnlyList<(bool IsChanged, string Text)> Before, IReadOnlyList<(bool IsChanged, string Text)> After,
    IReadOnlyList<Finding> Findings)
{
    private const int Context = 2;
    private const int LongestFrame = 40;

    /// <summary>What proved fixes write, for each role and rule a few of the shortest frames.</summary>
    public static async Task<IReadOnlyList<Frame>> FindAsync(LoadedSolution loaded, Solution original, Solution rewritten, IReadOnlyList<Finding> findings,
        int perKind, CancellationToken cancellationToken)
    {
        var byFile = findings.Where(finding => finding.IsFixable == true).ToLookup(finding => finding.Source);
        var frames = new List<Frame>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in rewritten.GetChanges(original).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            var document = original.GetDocument(id)!;
            if (document.FilePath is not { } path || !seen.Add(path))
                continue;

            var before = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).Lines.Select(line => line.ToString()).ToList();
            var after = (await rewritten.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)).Lines.Select(line => line.ToString()).ToList();
            frames.AddRange(Cut(loaded.Relative(path), LineDiff.Edits(before, after), [.. byFile[path]]));
        }

        var chosen = new List<Frame>();
        foreach (var kind in findings.Where(finding => finding.IsFixable == true).Select(finding => (finding.Role, finding.RuleId)).Distinct())
        {
            chosen.AddRange(frames
                .Where(frame => frame.Findings.Any(finding => (finding.Role, finding.RuleId) == kind) && !chosen.Contains(frame))
                .OrderBy(frame => frame.Before.Count + frame.After.Count)
                .Take(perKind));
        }

        return chosen;
    }

    /// <summary>The changed places of one file, each with the lines around it.</summary>
    internal static IEnumerable<Frame> Cut(string file, IReadOnlyList<LineEdit> edits, IReadOnlyList<Finding> findings)
    {
        for (var next = 0; next < edits.Count; next++)
        {
            if (edits[next].Kind == ' ')
                continue;

            var last = next;
            for (var probe = next; probe < edits.Count && probe <= last + (2 * Context); probe++)
            {
                if (edits[probe].Kind != ' ')
                    last = probe;
            }

            var first = Math.Max(0, next - Context);
            var end = Math.Min(edits.Count, last + Context + 1);
            var cut = edits.Skip(first).Take(end - first).ToList();
            var line = edits.Take(first).Count(edit => edit.Kind != '+') + 1;
            var length = cut.Count(edit => edit.Kind != '+');
            var fixedHere = findings.Where(finding => finding.Line >= line && finding.Line < line + length).ToList();
            if (fixedHere.Count > 0 && cut.Count <= LongestFrame)
            {
                yield return new Frame(
                    file, line,
                    [.. cut.Where(edit => edit.Kind != '+').Select(edit => (edit.Kind == '-', edit.Text))],
                    [.. cut.Where(edit => edit.Kind != '-').Select(edit => (edit.Kind == '+', edit.Text))],
                    fixedHere);
            }

            next = last;
        }
    }
}
