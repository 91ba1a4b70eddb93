using System.Collections.Concurrent;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Roslyn;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The files of a solution, each read when it is first asked for.</summary>
internal sealed class SourceFiles(Solution solution)
{
    private readonly Dictionary<DocumentId, SourceFile> _files = [];
    private readonly HashSet<ProjectId> _complete = [];
    private readonly HashSet<ProjectId> _withGenerated = [];
    private readonly ConcurrentDictionary<DocumentId, string> _failures = new();

    public Solution Solution { get; } = solution;

    public IEnumerable<SourceFile> Loaded => _files.Values.Distinct();

    public SourceFile? FindLoaded(DocumentId id) => _files.TryGetValue(id, out var file) ? file : null;

    /// <summary>The exception because of which a document could not be read, by name; null where there was none.</summary>
    public string? FailureOf(DocumentId id) => _failures.TryGetValue(id, out var failure) ? failure : null;

    /// <summary>Reads documents that can hold C#, side by side: to plan a file takes as long as to analyze it.</summary>
    public async Task LoadAsync(IEnumerable<DocumentId> ids, CancellationToken cancellationToken)
    {
        var wanted = new List<IReadOnlyList<Document>>();
        var claimed = new HashSet<DocumentId>(_files.Keys);
        foreach (var id in ids)
        {
            if (!claimed.Contains(id) && Solution.GetDocument(id) is { SupportsSemanticModel: true, Project.Language: LanguageNames.CSharp } document)
            {
                var linked = await LinkedAsync(document, cancellationToken).ConfigureAwait(false);
                claimed.UnionWith(linked.Select(view => view.Id));
                wanted.Add(linked);
            }
        }

        // The files of a project share its engine: made here, it is made once.
        foreach (var project in wanted.SelectMany(linked => linked).Select(document => document.Project).Distinct())
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation)
                _ = SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken);
        }

        foreach (var file in await Task.WhenAll(wanted.Select(linked => Task.Run(() => ReadAsync(linked, cancellationToken), cancellationToken))).ConfigureAwait(false))
        {
            foreach (var view in file?.Views ?? [])
                _files[view.Document.Id] = file!;
        }
    }

    /// <summary>Reads every file of a project.</summary>
    public async Task LoadAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (_complete.Add(id))
            await LoadAsync(Solution.GetProject(id)!.DocumentIds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what the generators of a project have written. No edit is in it; values that edits change flow through it.</summary>
    public async Task LoadGeneratedAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (!_withGenerated.Add(id))
            return;

        foreach (var document in await Solution.GetProject(id)!.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await ReadAsync([document], cancellationToken).ConfigureAwait(false) is { } file)
                _files[document.Id] = file;
        }
    }

    /// <summary>Whether a file of a project, by the path of its tree, is read.</summary>
    public bool IsLoaded(ProjectId project, string path) => Loaded.SelectMany(file => file.Views).Any(view => view.Document.Project.Id == project && view.Model.SyntaxTree.FilePath == path);

    /// <summary>The same path with another text is another file: an editor that is ahead of the disk, or an in-memory one.</summary>
    private async Task<IReadOnlyList<Document>> LinkedAsync(Document document, CancellationToken cancellationToken)
    {
        var linked = new List<Document> { document };
        foreach (var id in document.GetLinkedDocumentIds())
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (Solution.GetDocument(id) is { } other && text.ContentEquals(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                linked.Add(other);
        }

        return [.. linked.OrderBy(view => view.Project.Name, StringComparer.Ordinal)];
    }

    private async Task<SourceFile?> ReadAsync(IReadOnlyList<Document> linked, CancellationToken cancellationToken)
    {
        try
        {
            Containment.Enter(HitStage.Reading, default);
            return await SourceFile.LoadAsync(linked, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A host that meets an exception drops the fix of every file.
            foreach (var view in linked)
                _failures[view.Id] = failure.GetType().Name;
            return null;
        }
    }

    /// <summary>The projects and the projects that are compiled against them.</summary>
    public IReadOnlyList<ProjectId> WithDependents(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        var all = new HashSet<ProjectId>(projects);
        foreach (var project in all.ToList())
            all.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));

        return [.. graph.GetTopologicallySortedProjects().Where(all.Contains)];
    }

    /// <summary>The C# projects that can be part of one program with any of those given: one of them is compiled against the other, or a third against both.</summary>
    public IEnumerable<Project> TogetherWith(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        var programs = WithDependents(projects);
        var all = new HashSet<ProjectId>(programs.Concat(programs.SelectMany(graph.GetProjectsThatThisProjectTransitivelyDependsOn)));
        return Solution.Projects.Where(project => project.Language == LanguageNames.CSharp && all.Contains(project.Id));
    }

    /// <summary>What the projects are compiled against, as far as it is not read yet.</summary>
    public IReadOnlyList<ProjectId> UnreadReferencesOf(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        return [.. projects.SelectMany(project => graph.GetProjectsThatThisProjectTransitivelyDependsOn(project)).Distinct().Where(project => !_complete.Contains(project))];
    }
}
