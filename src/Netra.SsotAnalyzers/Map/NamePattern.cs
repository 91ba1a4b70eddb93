namespace Netra.SsotAnalyzers.Map;

/// <summary>A role's pattern over simple type names, with <c>*</c> for any characters.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
            return name == pattern;
        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || name.Length < parts[0].Length + parts[parts.Length - 1].Length || !name.EndsWith(parts[parts.Length - 1], StringComparison.Ordinal))
            return false;

        var position = parts[0].Length;
        var end = name.Length - parts[parts.Length - 1].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = name.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < 0 || found + parts[i].Length > end)
                return false;
            position = found + parts[i].Length;
        }

        return true;
    }

    /// <summary>How many words the pattern writes out: <c>*WebSocketManager</c> has three, <c>*Manager</c> one.</summary>
    public static int Words(string pattern) => pattern.Where((c, i) => char.IsUpper(c) && (i == 0 || !char.IsUpper(pattern[i - 1]) || (i + 1 < pattern.Length && char.IsLower(pattern[i + 1])))).Count();
}
