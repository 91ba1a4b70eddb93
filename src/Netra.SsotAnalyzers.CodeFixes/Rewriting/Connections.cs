namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Edits grouped by what flows between them: two that share a declaration belong to one group.</summary>
internal sealed class Connections
{
    private readonly Dictionary<string, List<Edit>> _byKey = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellationToken;

    private Connections(IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        foreach (var edit in edits)
        {
            foreach (var key in edit.Flow(cancellationToken))
            {
                if (!_byKey.TryGetValue(key, out var list))
                    _byKey.Add(key, list = []);
                list.Add(edit);
            }
        }
    }

    /// <summary>Groups what has not been reverted of the files' edits; the files are read side by side.</summary>
    public static async Task<Connections> OfAsync(IEnumerable<SourceFile> files, EditSet edits, CancellationToken cancellationToken)
    {
        var byFile = await Task.WhenAll(files.Select(file => Task.Run(
            () =>
            {
                var tried = file.Edits.Where(edit => !edits.IsRejected(edit)).ToList();
                tried.ForEach(edit => edit.Flow(cancellationToken));
                return tried;
            },
            cancellationToken))).ConfigureAwait(false);
        return new Connections(byFile.SelectMany(tried => tried), cancellationToken);
    }

    /// <summary>The files that some edits connect, each set by path: through a declaration, or through a directive that holds in every file.</summary>
    public static ImmutableArray<ImmutableHashSet<string>> FilesOf(IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var connections = new Connections(edits, cancellationToken);
        var byGlobalAlias = edits.Where(edit => edit.Hit.Alias is { IsGlobal: true }).ToLookup(edit => edit.Hit.Alias);
        var sets = ImmutableArray.CreateBuilder<ImmutableHashSet<string>>();
        var seen = new HashSet<Edit>();
        foreach (var edit in edits)
        {
            if (seen.Contains(edit))
                continue;

            var component = connections.Of([edit, .. byGlobalAlias[edit.Hit.Alias]], []);
            seen.UnionWith(component);
            sets.Add(FilesOf(component));
        }

        return sets.ToImmutable();
    }

    /// <summary>The files of some edits, by path.</summary>
    public static ImmutableHashSet<string> FilesOf(IEnumerable<Edit> edits) => [.. edits.Select(edit => edit.File.Primary.Document.FilePath).OfType<string>()];

    /// <summary>Everything connected with the given edits and declarations.</summary>
    public HashSet<Edit> Of(IEnumerable<Edit> edits, IEnumerable<string> keys)
    {
        var component = new HashSet<Edit>(edits);
        var pendingKeys = new Queue<string>(keys.Concat(component.SelectMany(edit => edit.Flow(_cancellationToken))));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pendingKeys.Count > 0)
        {
            var key = pendingKeys.Dequeue();
            if (!seen.Add(key) || !_byKey.TryGetValue(key, out var connected))
                continue;

            foreach (var edit in connected)
            {
                if (!component.Add(edit))
                    continue;
                foreach (var next in edit.Flow(_cancellationToken))
                    pendingKeys.Enqueue(next);
            }
        }

        return component;
    }
}
