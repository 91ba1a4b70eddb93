using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Two texts line by line: <c>-</c> is only in the first, <c>+</c> only in the second.</summary>
internal static class LineDiff
{
    public static string Print(SourceText before, SourceText after)
    {
        var (first, second) = (Lines(before), Lines(after));
        var common = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            for (var j = second.Length - 1; j >= 0; j--)
                common[i, j] = first[i] == second[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var output = new StringBuilder();
        for (int i = 0, j = 0; i < first.Length || j < second.Length;)
        {
            if (i < first.Length && j < second.Length && first[i] == second[j])
                (output, i, j) = (output.Append($"  {first[i]}\n"), i + 1, j + 1);
            else if (j == second.Length || (i < first.Length && common[i + 1, j] >= common[i, j + 1]))
                output.Append($"- {first[i++]}\n");
            else
                output.Append($"+ {second[j++]}\n");
        }

        return output.ToString();
    }

    private static string[] Lines(SourceText text)
        => [.. text.Lines.Select(line => text.ToString(TextSpan.FromBounds(line.Start, line.EndIncludingLineBreak)).Replace("\r", "\\r").TrimEnd('\n'))];
}
