using System.Text;

namespace Netra.Ssot.Tool.Owners;

/// <summary>The CODEOWNERS file of a repository: who reviews which file.</summary>
/// <param name="Path">The file, relative to the top of the repository.</param>
/// <param name="Problems">The lines that GitHub skips, each with its number and the reason.</param>
internal sealed record CodeOwners(string Path, IReadOnlyList<string> Problems)
{
    // The first of them that exists counts, and no other.
    private static readonly string[] Places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    private readonly List<(OwnerPattern Pattern, IReadOnlyList<string> Owners)> _rules = [];

    /// <summary>The file of a repository; null where it has none.</summary>
    public static CodeOwners? Find(string root)
    {
        var place = Places.FirstOrDefault(place => File.Exists(System.IO.Path.Combine(root, place)));
        return place is null ? null : Parse(place, File.ReadAllText(System.IO.Path.Combine(root, place)));
    }

    public static CodeOwners Parse(string path, string text)
    {
        var problems = new List<string>();
        var file = new CodeOwners(path, problems);
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var words = Words(line.TrimEnd('\r'));
            if (words.Count == 0)
                continue;

            var pattern = OwnerPattern.Parse(words[0], out var problem);
            problem ??= words.Skip(1).FirstOrDefault(owner => !IsOwner(owner)) is { } stranger
                ? $"'{stranger}' is not a user, a team or an e-mail address" : null;
            if (problem is not null)
                problems.Add($"{path}({index + 1}) is skipped, as GitHub does: {problem}");
            else
                file._rules.Add((pattern!, [.. words.Skip(1).Distinct(StringComparer.OrdinalIgnoreCase)]));
        }

        return file;
    }

    /// <summary>
    /// The owners of a file: those of the last line that is about it, in the order of that line; none where no line is, or where that line
    /// names none.
    /// </summary>
    /// <param name="path">The path from the top of the repository, with slashes.</param>
    public IReadOnlyList<string> Of(string path)
    {
        for (var index = _rules.Count - 1; index >= 0; index--)
        {
            if (_rules[index].Pattern.Matches(path))
                return _rules[index].Owners;
        }

        return [];
    }

    /// <summary>The pattern and the owners of a line; a backslash takes a space into the pattern, and # begins a comment where a word does.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] == '\\' && index + 1 < line.Length && words.Count == 0)
            {
                word.Append(line[++index]);
            }
            else if (char.IsWhiteSpace(line[index]))
            {
                Take();
            }
            else if (line[index] == '#' && word.Length == 0)
            {
                break;
            }
            else
            {
                word.Append(line[index]);
            }
        }

        Take();
        return words;

        void Take()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool IsOwner(string word) =>
        word.IndexOf('@', StringComparison.Ordinal) is var at && (at == 0 ? word.Length > 1 : at > 0 && at < word.Length - 1);
}
