namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Traces an error of the rewritten solution back to the edits that can have brought it.</summary>
internal sealed class ErrorTrace(SourceFiles files, List<FileRendering> renderings, Connections connections, EditSet edits)
{
    private readonly Dictionary<SourceFile, FileRendering> _renderings = renderings.ToDictionary(rendering => rendering.File);

    private readonly ILookup<(ProjectId Project, string Path), SourceFile> _files = files.Loaded
        .SelectMany(file => file.Views, (file, view) => (File: file, Key: (view.Document.Project.Id, view.Model.SyntaxTree.FilePath)))
        .ToLookup(pair => pair.Key, pair => pair.File);

    /// <summary>What is connected with the statement or member that an error stands in.</summary>
    public HashSet<Edit> Region(ProjectId project, Diagnostic error, CancellationToken cancellationToken)
    {
        if (FindFile(project, error) is not { } file)
            return [];

        var position = error.Location.SourceSpan.Start;
        if (_renderings.TryGetValue(file, out var rendering))
            position = rendering.ToOriginal(position);
        var view = file.Views.First(view => view.Document.Project.Id == project);
        var region = Flows.RegionAt(view.Root, position);
        var inside = file.Edits.Where(edit => !edits.IsRejected(edit) && region.Span.IntersectsWith(edit.Hit.Span) && Flows.RegionAt(view.Root, edit.Hit.Span.Start) == region);
        return connections.Of(inside, Flows.Of(view, region, cancellationToken));
    }

    /// <summary>Where an error cannot be traced: its region together with the file's edits, else the project's, else all.</summary>
    public HashSet<Edit> FileOrMore(ProjectId project, Diagnostic error, CancellationToken cancellationToken)
    {
        var component = Region(project, error, cancellationToken);
        if (FindFile(project, error) is { } file)
            component.UnionWith(connections.Of(edits.Active.Where(edit => edit.File == file), []));
        if (component.Overlaps(edits.Active))
            return component;

        component.UnionWith(connections.Of(edits.Active.Where(edit => edit.File.Views.Any(view => view.Document.Project.Id == project)), []));
        return component.Overlaps(edits.Active) ? component : [.. edits.Active];
    }

    private SourceFile? FindFile(ProjectId project, Diagnostic error) =>
        error.Location.SourceTree is { } tree ? _files[(project, tree.FilePath)].FirstOrDefault() : null;
}
