using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Generation;

/// <summary>The index of <c>docs/</c> in four groups: the title of each page and its first sentence. A page without a group comes last.</summary>
internal static partial class GuideTable
{
    private static readonly (string Group, string Purpose, string[] Pages)[] Groups =
    [
        ("Adopt", "Declare a map and remove the uses of what it retires.",
            ["adopt-in-ten-minutes", "audit", "retire-an-api", "migrate-400-files", "large-scale"]),
        ("Operate", "Keep a migrated solution clean, in CI and in the team.",
            ["ratchet", "ci", "agents", "configure", "uninstall"]),
        ("Reference", "Look up a fact: a position, an event name, a promise, a figure.",
            ["positions", "event-names", "events-and-isolation", "manager", "versioning", "hosts", "comparison", "precision", "real-code", "benchmarks", "benchmarks-analyzers", "benchmarks-fixes", "benchmarks-manager"]),
        ("How it works", "Understand or change the suite.",
            ["architecture", "guarantee", "adding-a-rule"]),
    ];

    public static string Of(DocumentationTree tree)
    {
        var pages = tree.Files(".md", "docs")
            .Where(path => path.Count(letter => letter == '/') == 1 && path != "docs/README.md")
            .OrderBy(path => Array.IndexOf(GroupOf(path).Pages, NameOf(path)) is >= 0 and var place ? place : int.MaxValue)
            .ThenBy(path => path, StringComparer.Ordinal)
            .ToLookup(path => GroupOf(path).Group);
        return string.Join("\n\n", Groups.Where(group => pages[group.Group].Any()).Select(group =>
            $"### {group.Group}\n\n{group.Purpose}\n\n| page | purpose |\n|---|---|\n{string.Join('\n', pages[group.Group].Select(path => Row(path, tree.Read(path))))}"));
    }

    private static (string Group, string Purpose, string[] Pages) GroupOf(string path) => Groups.FirstOrDefault(group => group.Pages.Contains(NameOf(path)), Groups[^1]);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string Row(string path, string text)
    {
        if (Start().Match(text) is not { Success: true } start)
            throw new DocumentationException($"{path} must begin with its title, an empty line, and a sentence that says what the page is for.");
        return $"| [{start.Groups["title"].Value}]({Path.GetFileName(path)}) | {Link().Replace(start.Groups["sentence"].Value, "${text}").Replace('\n', ' ')} |";
    }

    [GeneratedRegex(@"\A# (?<title>[^\n]+)\n\n(?<sentence>(?![#|<]|```)[^\n]*?\.)(?=\s|\z)")]
    private static partial Regex Start();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
