namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Where something of the rewritten solution stood in the original one, so that the two can be compared.</summary>
internal sealed class OriginalPlaces(IEnumerable<FileRendering> renderings)
{
    private readonly Dictionary<string, FileRendering> _byPath = renderings
        .SelectMany(rendering => rendering.File.Views, (rendering, view) => (view.Model.SyntaxTree.FilePath, Rendering: rendering))
        .GroupBy(pair => pair.FilePath, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Rendering, StringComparer.Ordinal);

    /// <summary>The place of a diagnostic of the original solution; all of what an edit replaces is one place.</summary>
    public (string Path, int Position) OfOriginal(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.SourceTree?.FilePath ?? "";
        var position = diagnostic.Location.SourceSpan.Start;
        return (path, _byPath.TryGetValue(path, out var rendering) ? rendering.StartOfEditAt(position) : position);
    }

    /// <summary>The place of a diagnostic of the rewritten solution.</summary>
    public (string Path, int Position) OfRewritten(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.SourceTree?.FilePath ?? "";
        var position = diagnostic.Location.SourceSpan.Start;
        return (path, _byPath.TryGetValue(path, out var rendering) ? rendering.StartOfEditAt(rendering.ToOriginal(position)) : position);
    }
}
