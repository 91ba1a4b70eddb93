using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>Where the original positions of all rewritten files are in the new texts. A file without edits keeps its positions.</summary>
internal sealed class PositionMap(IEnumerable<FileRendering> renderings)
{
    private readonly Dictionary<string, FileRendering> _byPath = renderings
        .SelectMany(rendering => rendering.File.Views, (rendering, view) => (view.Model.SyntaxTree.FilePath, Rendering: rendering))
        .GroupBy(pair => pair.FilePath, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Rendering, StringComparer.Ordinal);

    public FileRendering? Of(string path) => _byPath.TryGetValue(path, out var rendering) ? rendering : null;

    /// <summary>The new positions of a token; none where an edit replaces it, several where an edit repeats it.</summary>
    public ImmutableArray<int> Of(string path, TextSpan token) => Of(path) is { } rendering ? rendering.CopiesOf(token) : [token.Start];
}
