using System.Text.RegularExpressions;

namespace Netra.SsotAnalyzers.Docs.Checking;

/// <summary>Every link from a page to something in the repository leads there, anchor included, in the very case of its name.</summary>
internal static partial class PageLinks
{
    public static IEnumerable<string> Problems(DocumentationTree tree)
    {
        foreach (var page in tree.Pages)
        {
            foreach (var link in Links(tree.Read(page)))
            {
                if (Problem(tree, page, link) is { } problem)
                    yield return $"{page}: [{link}] {problem}";
            }
        }
    }

    private static string? Problem(DocumentationTree tree, string page, string link)
    {
        if (link.StartsWith(HelpLinks.Site, StringComparison.Ordinal))
            return Problem(tree, "README.md", link[HelpLinks.Site.Length..]);
        if (Absolute().IsMatch(link))
            return null;

        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : tree.Relative(tree.Full(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])))).TrimEnd('/');
        if (target.StartsWith("..", StringComparison.Ordinal))
            return "leads out of the repository";
        if (!IsThere(tree, target))
            return "leads nowhere";
        if (parts.Length < 2)
            return null;
        if (!target.EndsWith(".md", StringComparison.Ordinal))
            return "has an anchor in a file that has none";
        return Anchors(tree.Read(target)).Contains(parts[1]) ? null : $"names a heading that {target} has not";
    }

    /// <summary>Whether there is a file or folder of exactly that name: not every file system tells cases apart.</summary>
    private static bool IsThere(DocumentationTree tree, string path)
    {
        var folder = tree.Full("");
        return path == "." || path.Split('/').All(name =>
        {
            var entry = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => Path.GetFileName(entry) == name) : null;
            folder = entry ?? folder;
            return entry is not null;
        });
    }

    public static IEnumerable<string> Links(string text) =>
        Link().Matches(Code().Replace(text, "")).Select(match => match.Groups["target"].Value);

    /// <summary>The anchors that GitHub gives to a page's headings.</summary>
    public static ISet<string> Anchors(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Fence().Replace(text, "")))
        {
            var words = NotInAnchor().Replace(LinkText().Replace(heading.Groups["text"].Value, "${text}").ToLowerInvariant(), "").Replace(' ', '-');
            for (var (anchor, number) = (words, 1); !anchors.Add(anchor); anchor = $"{words}-{number++}")
            {
            }
        }

        return anchors;
    }

    [GeneratedRegex(@"^```.*?^```[^\S\n]*$|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^```.*?^```[^\S\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)?)(?:\s+""[^""]*"")?\)|^\[[^\]\n]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} +(?<text>[^\n]*?)[ #]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}\-_ ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Absolute();
}
