namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The files of a solution, each read when it is first asked for.</summary>
internal sealed class SourceFiles(Solution solution)
{
    private readonly Dictionary<DocumentId, SourceFile> _files = [];
    private readonly HashSet<ProjectId> _complete = [];

    public Solution Solution { get; } = solution;

    public IEnumerable<SourceFile> Loaded => _files.Values.Distinct();

    public SourceFile? FindLoaded(DocumentId id) => _files.TryGetValue(id, out var file) ? file : null;

    public async Task<SourceFile?> GetAsync(DocumentId id, CancellationToken cancellationToken)
    {
        if (_files.TryGetValue(id, out var file))
            return file;
        if (Solution.GetDocument(id) is not { SupportsSemanticModel: true } document || document.Project.Language != LanguageNames.CSharp)
            return null;

        var linked = new List<Document> { document };
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var otherId in document.GetLinkedDocumentIds())
        {
            // The same path with another text is another file: an editor that is ahead of the disk, or an in-memory one.
            if (Solution.GetDocument(otherId) is { } other && text.ContentEquals(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                linked.Add(other);
        }

        try
        {
            file = await SourceFile.LoadAsync(linked.OrderBy(view => view.Project.Name, StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A host that meets an exception drops the fix of every file. The analyzer meets the same one, and there it shows.
            return null;
        }

        foreach (var view in linked)
            _files[view.Id] = file;
        return file;
    }

    /// <summary>Reads every file of a project.</summary>
    public async Task LoadAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (!_complete.Add(id))
            return;

        foreach (var documentId in Solution.GetProject(id)!.DocumentIds)
            await GetAsync(documentId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The projects and whatever is compiled against them.</summary>
    public IReadOnlyList<ProjectId> WithDependents(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        var all = new HashSet<ProjectId>(projects);
        foreach (var project in all.ToList())
            all.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));

        return [.. graph.GetTopologicallySortedProjects().Where(all.Contains)];
    }
}
