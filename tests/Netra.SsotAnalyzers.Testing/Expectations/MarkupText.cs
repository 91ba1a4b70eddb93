using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Test text without its markup, and what the markup marked: <c>[|…|]</c> (no name), <c>{|name:…|}</c>, <c>$$</c>.</summary>
internal sealed partial record MarkupText(string Text, ImmutableArray<(string Name, TextSpan Span)> Spans, ImmutableArray<int> Positions)
{
    public static MarkupText Parse(string marked, bool positionsAreCode)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Name, int Start, string End)>();
        var spans = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        var positions = ImmutableArray.CreateBuilder<int>();
        for (var index = 0; index < marked.Length;)
        {
            var token = Token().Match(marked, index);
            text.Append(marked, index, (token.Success ? token.Index : marked.Length) - index);
            if (!token.Success) break;
            index = token.Index + token.Length;
            if (token.Value == "[|")
                open.Push(("", text.Length, "|]"));
            else if (token.Groups["name"] is { Success: true, Value: var name })
                open.Push((name, text.Length, "|}"));
            else if (token.Value == "$$" && !positionsAreCode)
                positions.Add(text.Length);
            else if (open.TryPeek(out var span) && span.End == token.Value)
                spans.Add((span.Name, TextSpan.FromBounds(open.Pop().Start, text.Length)));
            else
                text.Append(token.Value);
        }

        return open.Count == 0
            ? new MarkupText(text.ToString(), spans.ToImmutable(), positions.ToImmutable())
            : throw new InvalidOperationException($"Markup '{{|{open.Peek().Name}:' or '[|' has no end in:\n{marked}");
    }

    [GeneratedRegex(@"\[\||\{\|(?<name>[#\w.]+):|\|\]|\|\}|\$\$")]
    private static partial Regex Token();
}
