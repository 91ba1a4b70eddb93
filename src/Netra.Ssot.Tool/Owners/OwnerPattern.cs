using System.Text;
using System.Text.RegularExpressions;

namespace Netra.Ssot.Tool.Owners;

/// <summary>One pattern of a CODEOWNERS file, with the meaning that GitHub gives it.</summary>
/// <remarks>
/// As in <c>.gitignore</c>, with four differences: no <c>!</c>, no <c>[ ]</c>, no <c>\#</c>, and <c>folder/*</c> is only about the
/// files that are directly in the folder.
/// </remarks>
internal sealed class OwnerPattern
{
    private readonly Regex _regex;

    private OwnerPattern(string pattern) => _regex = new Regex(ToRegex(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Reads a pattern, with its escapes already resolved; null with the reason where GitHub would not take it.</summary>
    public static OwnerPattern? Parse(string pattern, out string? problem)
    {
        problem = pattern.StartsWith('!') ? "a pattern cannot be negated with '!'"
            : pattern.AsSpan().ContainsAny('[', ']') ? "'[' and ']' are not supported in a pattern"
            : pattern.Trim('/').Length == 0 ? "the pattern names nothing"
            : null;
        return problem is null ? new OwnerPattern(pattern) : null;
    }

    /// <summary>Whether the pattern is about a file.</summary>
    /// <param name="path">The path from the top of the repository, with slashes and without one at its beginning.</param>
    public bool Matches(string path) => _regex.IsMatch(path);

    private static string ToRegex(string pattern)
    {
        var isFolder = pattern.EndsWith('/');
        var trimmed = pattern.TrimEnd('/');

        // A slash at the beginning or in the middle binds the pattern to the top of the repository.
        var isAnchored = trimmed.Contains('/', StringComparison.Ordinal);
        var segments = trimmed.TrimStart('/').Split('/');
        var regex = new StringBuilder("^");
        if (!isAnchored)
            regex.Append("(?:.*/)?");

        for (var index = 0; index < segments.Length; index++)
        {
            var isLast = index == segments.Length - 1;
            if (segments[index] == "**")
                regex.Append(isLast ? ".+" : "(?:.*/)?");
            else
                regex.Append(OfSegment(segments[index])).Append(isLast ? "" : "/");
        }

        // A name may be a file or a folder; what ends with a slash is a folder; "folder/*" is only the files directly in it.
        var ending = isFolder ? "/.+$" : segments[^1] is "**" || (segments.Length > 1 && segments[^1] == "*") ? "$" : "(?:/.*)?$";
        return regex.Append(ending).ToString();
    }

    private static string OfSegment(string segment)
    {
        var regex = new StringBuilder();
        foreach (var character in segment)
            regex.Append(character switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(character.ToString()) });
        return regex.ToString();
    }
}
