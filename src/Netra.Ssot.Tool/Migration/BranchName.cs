using System.Text;

namespace Netra.Ssot.Tool.Migration;

/// <summary>Names of steps as parts of branch names that git, every file system and a shell take without quotes.</summary>
internal static class BranchName
{
    public const string StepMark = "{step}";

    /// <summary>Longer names are cut: a file system takes 255 bytes for a part of a branch's name, and git adds an ending of its own.</summary>
    private const int MaxLength = 100;

    /// <summary>A branch for each step, in their order and each of another name.</summary>
    /// <param name="template">A branch name with <see cref="StepMark"/> in it.</param>
    /// <param name="steps">The names of the steps.</param>
    public static IReadOnlyList<string> For(string template, IEnumerable<string> steps)
    {
        // Two that differ only in case are one file on some file systems.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var step in steps)
        {
            var part = PartOf(step);
            var name = template.Replace(StepMark, part, StringComparison.Ordinal);
            for (var number = 2; !taken.Add(name); number++)
                name = template.Replace(StepMark, $"{part}-{number}", StringComparison.Ordinal);
            names.Add(name);
        }

        return names;
    }

    /// <summary>An existing branch that keeps git from making another: the same one, or one where the other needs a folder.</summary>
    public static string? Obstacle(string name, IEnumerable<string> existing) =>
        existing.FirstOrDefault(branch =>
            branch.Equals(name, StringComparison.OrdinalIgnoreCase)
            || branch.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(branch + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>A name without what git, a file system or a shell gives a meaning to.</summary>
    private static string PartOf(string step)
    {
        var text = new StringBuilder();
        foreach (var character in step)
        {
            var isSafe = char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '+';
            if (isSafe || (text.Length > 0 && text[^1] != '-'))
                text.Append(isSafe ? character : '-');
        }

        var name = text.ToString();
        while (name.Contains("..", StringComparison.Ordinal))
            name = name.Replace("..", ".", StringComparison.Ordinal);
        name = name[..Math.Min(name.Length, MaxLength)].Trim('-', '.', '+');
        while (name.EndsWith(".lock", StringComparison.OrdinalIgnoreCase))
            name = name[..^".lock".Length].TrimEnd('-', '.', '+');
        return name.Length > 0 ? name : "step";
    }
}
