using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Traces an error of the rewritten solution back to the edits that can have brought it.</summary>
internal sealed class ErrorTrace(SourceFiles files, List<FileRendering> renderings, Connections connections, EditSet edits)
{
    private readonly Dictionary<SourceFile, FileRendering> _renderings = renderings.ToDictionary(rendering => rendering.File);

    private readonly ILookup<(ProjectId Project, string Path), SourceFile> _files = files.Loaded
        .SelectMany(file => file.Views, (file, view) => (File: file, Key: (view.Document.Project.Id, view.Model.SyntaxTree.FilePath)))
        .ToLookup(pair => pair.Key, pair => pair.File);

    /// <summary>What is connected with the statement or member that an error stands in.</summary>
    public HashSet<Edit> Region(ProjectId project, Diagnostic error, CancellationToken cancellationToken) =>
        error.Location.SourceTree is { } tree ? Region(project, tree.FilePath, OriginalPosition(project, tree, error.Location.SourceSpan.Start, cancellationToken), cancellationToken) : [];

    /// <summary>What is connected with the statement or member around a position of an original file.</summary>
    public HashSet<Edit> Region(ProjectId project, string path, int position, CancellationToken cancellationToken)
    {
        if (FindFile(project, path) is not { } file)
            return [];

        var view = file.Views.First(view => view.Document.Project.Id == project);
        var region = Flows.RegionAt(view.Root, position);
        var inside = file.Edits.Where(edit => !edits.IsRejected(edit) && region.Span.IntersectsWith(edit.Hit.Span) && Flows.RegionAt(view.Root, edit.Hit.Span.Start) == region);
        return connections.Of(inside, Flows.Of(view, region, cancellationToken));
    }

    /// <summary>Where an error cannot be traced: its region together with the file's edits, else the project's, else all.</summary>
    public HashSet<Edit> FileOrMore(ProjectId project, Diagnostic error, CancellationToken cancellationToken)
    {
        var position = error.Location.SourceTree is { } tree ? OriginalPosition(project, tree, error.Location.SourceSpan.Start, cancellationToken) : 0;
        return FileOrMore(project, error.Location.SourceTree?.FilePath ?? "", position, cancellationToken);
    }

    /// <summary>The same for a position of an original file.</summary>
    public HashSet<Edit> FileOrMore(ProjectId project, string path, int position, CancellationToken cancellationToken)
    {
        var component = Region(project, path, position, cancellationToken);
        if (FindFile(project, path) is { } file)
            component.UnionWith(connections.Of(edits.Active.Where(edit => edit.File == file), []));
        if (component.Overlaps(edits.Active))
            return component;

        component.UnionWith(connections.Of(edits.Active.Where(edit => edit.File.Views.Any(view => view.Document.Project.Id == project)), []));
        return component.Overlaps(edits.Active) ? component : [.. edits.Active];
    }

    private int OriginalPosition(ProjectId project, SyntaxTree rewritten, int position, CancellationToken cancellationToken) =>
        FindFile(project, rewritten.FilePath) is not { } file ? position
        : _renderings.TryGetValue(file, out var rendering) ? rendering.ToOriginal(position)
        : InOriginal(file.Text, rewritten.GetText(cancellationToken), position);

    /// <summary>The same place where a generator has rewritten a file: in the line that reads the same and is nearest.</summary>
    private static int InOriginal(SourceText original, SourceText rewritten, int position)
    {
        var line = rewritten.Lines.GetLineFromPosition(Math.Min(position, rewritten.Length));
        var text = line.ToString();
        var same = original.Lines.Where(candidate => candidate.ToString() == text).OrderBy(candidate => Math.Abs(candidate.LineNumber - line.LineNumber)).Take(1).ToList();
        return same.Count == 0 ? Math.Min(position, original.Length) : same[0].Start + position - line.Start;
    }

    private SourceFile? FindFile(ProjectId project, string path) => _files[(project, path)].FirstOrDefault();
}
