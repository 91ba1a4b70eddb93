using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>A range of a file that one rule reports.</summary>
/// <param name="Span">Where, in the text without marks.</param>
/// <param name="Id">The rule.</param>
/// <param name="Becomes">A part of the resulting symbol's name, where the superseded one has no name that tells.</param>
internal sealed record PositionMark(TextSpan Span, string Id, string? Becomes)
{
    public bool IsFixable => Id != "SSOT1003";

    /// <summary>Takes the marks out of a source: <c>[|…|]</c> is SSOT1001's, <c>{|SSOT1002&gt;NewAt:…|}</c> says what is to stand there.</summary>
    public static (string Source, IReadOnlyList<PositionMark> Marks) Read(string marked)
    {
        var source = new StringBuilder();
        var marks = new List<PositionMark>();
        var open = new Stack<(int Start, string Id, string? Becomes)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (Stands("[|", i))
            {
                open.Push((source.Length, "SSOT1001", null));
                i++;
            }
            else if (Stands("{|", i) && marked.IndexOf(':', i) is var colon and > 0)
            {
                var words = marked[(i + 2)..colon].Split('>');
                open.Push((source.Length, words[0], words.ElementAtOrDefault(1)));
                i = colon;
            }
            else if (open.Count > 0 && (Stands("|]", i) || Stands("|}", i)))
            {
                var (start, id, becomes) = open.Pop();
                marks.Add(new PositionMark(TextSpan.FromBounds(start, source.Length), id, becomes));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return (source.ToString(), [.. marks.OrderBy(mark => mark.Span.Start).ThenByDescending(mark => mark.Span.Length)]);

        bool Stands(string bracket, int index) => string.CompareOrdinal(marked, index, bracket, 0, 2) == 0;
    }
}
