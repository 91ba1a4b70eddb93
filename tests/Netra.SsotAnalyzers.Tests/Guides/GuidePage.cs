using System.Text.RegularExpressions;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guides;

/// <summary>A guide of the documentation, with its blocks and tables as its reader sees them.</summary>
internal sealed partial class GuidePage(string name)
{
    private readonly string _text = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", name)).ReplaceLineEndings("\n");

    /// <summary>The blocks of a language below a heading of the second level, or on the whole page.</summary>
    public IReadOnlyList<string> Blocks(string language, string? heading = null) =>
        [.. Block().Matches(heading is null ? _text : Section(heading)).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)];

    /// <summary>The rows of the tables below a heading, without heads; a cell is its text.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string heading) =>
        [.. Section(heading).Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => (IReadOnlyList<string>)[.. line.Trim('|').Split('|').Select(cell => cell.Trim())])];

    /// <summary>What stands in backticks in a text.</summary>
    public static IReadOnlyList<string> Code(string text) => [.. Quoted().Matches(text).Select(match => match.Groups["code"].Value)];

    /// <summary>The text below a heading.</summary>
    public string Section(string heading)
    {
        var section = Regex.Match(_text, $@"^## {Regex.Escape(heading)}\n.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(section.Success, $"docs/{name} has no heading '{heading}'");
        return section.Value;
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<code>[^`\\n]+)`")]
    private static partial Regex Quoted();
}
