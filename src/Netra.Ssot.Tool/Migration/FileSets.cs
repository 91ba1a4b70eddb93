namespace Netra.Ssot.Tool.Migration;

/// <summary>Files in disjoint sets that grow together; a file that nothing was said of is a set of its own.</summary>
internal sealed class FileSets
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public void Join(IEnumerable<string> files)
    {
        string? first = null;
        foreach (var file in files)
        {
            var root = RootOf(file);
            if (first is not null)
                _parents[root] = RootOf(first);
            first ??= file;
        }
    }

    /// <summary>Whether a file is in one set with one of some others.</summary>
    public bool IsJoined(string file, IEnumerable<string> others) => RootOf(file) is var root && others.Any(other => RootOf(other) == root);

    /// <summary>The sets, each in the order of paths.</summary>
    public IEnumerable<IReadOnlyList<string>> All() =>
        _parents.Keys.ToList().GroupBy(RootOf).Select(set => (IReadOnlyList<string>)[.. set.Order(StringComparer.Ordinal)]).OrderBy(set => set[0],
            StringComparer.Ordinal);

    private string RootOf(string file)
    {
        if (!_parents.TryGetValue(file, out var parent))
            return _parents[file] = file;
        if (parent == file)
            return file;
        return _parents[file] = RootOf(parent);
    }
}
