using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The index of <c>docs/</c>: the title of each page and its first sentence. A page that is not listed here comes last.</summary>
internal static partial class GuideTable
{
    private static readonly string[] Order =
    [
        "adopt-in-ten-minutes", "audit", "retire-an-api", "migrate-400-files", "large-scale", "ratchet", "ci", "agents", "configure", "hosts", "uninstall",
        "event-names", "comparison", "benchmarks", "architecture", "adding-a-rule", "versioning",
    ];

    public static string Of(DocumentationTree tree)
    {
        var pages = tree.Files(".md", "docs")
            .Where(path => path.Count(letter => letter == '/') == 1 && path != "docs/README.md")
            .OrderBy(path => Array.IndexOf(Order, Path.GetFileNameWithoutExtension(path)) is >= 0 and var place ? place : int.MaxValue)
            .ThenBy(path => path, StringComparer.Ordinal);
        return $"| page | |\n|---|---|\n{string.Join('\n', pages.Select(path => Row(path, tree.Read(path))))}";
    }

    private static string Row(string path, string text)
    {
        if (Start().Match(text) is not { Success: true } start)
            throw new DocumentationException($"{path} has to begin with its title, an empty line, and a sentence that says what it is about.");
        return $"| [{start.Groups["title"].Value}]({Path.GetFileName(path)}) | {Link().Replace(start.Groups["sentence"].Value, "${text}").Replace('\n', ' ')} |";
    }

    [GeneratedRegex(@"\A# (?<title>[^\n]+)\n\n(?<sentence>(?![#|<]|```)[^\n]*?\.)(?=\s|\z)")]
    private static partial Regex Start();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
