namespace Netra.Demo;

/// <summary>Every file of a folder but build output, with its text: what a run changed is the difference of two of them.</summary>
internal sealed class SourceSnapshot
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);

    private SourceSnapshot()
    {
    }

    public static SourceSnapshot Take(string folder)
    {
        var snapshot = new SourceSnapshot();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(folder, file);
            if (!IsBuildOutput(relative) && !file.EndsWith("pkg", StringComparison.OrdinalIgnoreCase))
                snapshot._texts[relative.Replace('\\', '/')] = File.ReadAllText(file);
        }

        return snapshot;
    }

    public static bool IsBuildOutput(string relativePath) =>
        relativePath.Split('/', '\\').Any(part => part is "bin" or "obj" or "TestResults");

    /// <summary>The text of a file, or nothing where there is none.</summary>
    public string this[string path] => _texts.GetValueOrDefault(path, "");

    public IReadOnlyList<string> FilesOtherThanIn(SourceSnapshot before) =>
        [.. _texts.Keys.Union(before._texts.Keys).Where(path => _texts.GetValueOrDefault(path) != before._texts.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> FilesAddedOrRemovedSince(SourceSnapshot before) =>
        [.. _texts.Keys.Except(before._texts.Keys).Concat(before._texts.Keys.Except(_texts.Keys)).Order(StringComparer.Ordinal)];

    /// <summary>Files into which frameworks that disagree have been merged with markers.</summary>
    public IReadOnlyList<string> FilesWithConflictMarkers() =>
        [.. _texts.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal) && file.Value.Contains("<<<<<<<", StringComparison.Ordinal)).Select(file => file.Key)];
}
