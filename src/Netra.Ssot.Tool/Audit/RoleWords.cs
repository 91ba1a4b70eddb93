namespace Netra.Ssot.Tool.Audit;

/// <summary>A type's name as words, and what is left of it without the words that only tell one generation from another.</summary>
/// <param name="All">The words of the name, in lower case.</param>
/// <param name="Role">The words without qualifiers, of which at least one is left.</param>
internal sealed record RoleWords(IReadOnlyList<string> All, IReadOnlyList<string> Role)
{
    // They say how old or how good a type is, and nothing about what it does.
    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
    {
        "unified", "legacy", "new", "old", "enhanced", "optimized", "optimised", "improved", "simple", "simplified", "base", "default", "core", "modern",
        "canonical", "standard",
        "compat", "compatibility", "deprecated", "obsolete", "next", "original", "classic", "minimal", "basic", "extended", "ex", "better", "fast", "temp",
        "copy", "alternate", "alternative",
        "implementation", "impl",
    };

    private static readonly HashSet<string> AgeWords = new(StringComparer.Ordinal)
    {
        "legacy", "old", "compat", "compatibility", "deprecated", "obsolete", "original", "classic", "shim", "temp", "copy",
    };

    /// <summary>The key by which names are compared.</summary>
    public string Key { get; } = string.Join(' ', Role);

    public bool IsQualified => Role.Count < All.Count;

    /// <summary>Whether the name itself says that the type is to be removed.</summary>
    public bool IsAged => All.Any(AgeWords.Contains);

    public static RoleWords Of(string name)
    {
        var all = Split(name).ToList();
        if (all.Count > 1 && all[0] == "i" && name.Length > 1 && char.IsUpper(name[1]))
            all.RemoveAt(0);
        var role = all.Where(word => !Qualifiers.Contains(word) && !IsVersion(word)).ToList();
        return new RoleWords(all, role.Count > 0 ? role : all);
    }

    /// <summary>Whether these words end with all of the other's role, with something in front.</summary>
    public bool EndsWithRoleOf(RoleWords other) =>
        Role.Count > other.Role.Count && Role.Skip(Role.Count - other.Role.Count).SequenceEqual(other.Role, StringComparer.Ordinal);

    private static bool IsVersion(string word) => word.Length > 1 && word[0] == 'v' && word.Skip(1).All(char.IsDigit) || word.All(char.IsDigit);

    /// <summary>The words of an identifier: <c>HTTPClientV2</c> is http, client, v2.</summary>
    private static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || name[i] == '_'
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!isEnd)
                continue;

            var word = name[start..i].Trim('_');
            if (word.Length > 0)
                yield return word.ToLowerInvariant();
            start = i;
        }
    }
}
