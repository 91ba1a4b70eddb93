using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Finds where ranges of an original file were copied to. An edit may copy a range twice.</summary>
internal sealed class CopiedRanges
{
    private readonly List<(int Start, int End, List<(int Original, int Length, int Rendered)> Copies)> _groups = [];

    public CopiedRanges(IEnumerable<(int Original, int Length, int Rendered)> copies)
    {
        foreach (var copy in copies.OrderBy(copy => copy.Original))
        {
            var end = copy.Original + copy.Length;
            if (_groups.Count > 0 && _groups[_groups.Count - 1] is var last && copy.Original < last.End)
            {
                last.Copies.Add(copy);
                _groups[_groups.Count - 1] = (last.Start, Math.Max(last.End, end), last.Copies);
            }
            else
            {
                _groups.Add((copy.Original, end, [copy]));
            }
        }
    }

    /// <summary>The new positions of a range, in every copy that holds the whole of it.</summary>
    public ImmutableArray<int> Of(TextSpan span)
    {
        var (low, high) = (-1, _groups.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_groups[middle].Start <= span.Start)
                low = middle;
            else
                high = middle - 1;
        }

        return low < 0
            ? []
            : [.. _groups[low].Copies.Where(copy => copy.Original <= span.Start && span.End <= copy.Original + copy.Length).Select(copy => copy.Rendered + span.Start - copy.Original)];
    }
}
