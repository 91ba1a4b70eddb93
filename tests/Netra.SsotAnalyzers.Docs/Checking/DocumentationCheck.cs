using Netra.SsotAnalyzers.Docs.Generation;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>Everything that is wrong with the documentation, and the paths in scripts that do not exist, one sentence each; empty if nothing is wrong.</summary>
internal static class DocumentationCheck
{
    public const string Generator = "dotnet run --project tests/Netra.SsotAnalyzers.Docs";

    public static IReadOnlyList<string> Problems(DocumentationTree tree) =>
    [
        .. GeneratedPages.Of(tree).Select(page => $"{page.Key}: not as it is generated{FirstDifference(tree, page.Key, page.Value)}; run {Generator}"),
        .. OptionNames.Problems(tree),
        .. HelpLinks.Problems(tree),
        .. PageLinks.Problems(tree),
        .. ScriptPaths.Problems(tree),
        .. PlainProse.Problems(tree),
        .. CommandBlocks.Problems(tree),
        .. StrayPages(tree),
    ];

    private static string FirstDifference(DocumentationTree tree, string path, string expected)
    {
        if (!tree.Has(path))
            return " (it is not there)";

        var (now, then) = (tree.Read(path).Split('\n'), expected.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(now.Length, then.Length)).First(line => line >= now.Length || line >= then.Length || now[line] != then[line]);
        return $" (line {line + 1} should be '{(line < then.Length ? then[line] : "")}')";
    }

    private static IEnumerable<string> StrayPages(DocumentationTree tree) =>
        tree.Files(".md", "docs/rules").Where(path => RuleRow.All.All(rule => rule.Page != path)).Select(path => $"{path}: no rule has this id");
}
