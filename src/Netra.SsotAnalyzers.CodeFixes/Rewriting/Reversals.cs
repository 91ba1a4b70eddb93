using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Remembers why edits were reverted: of several reasons for an edit the first.</summary>
internal sealed class Reversals(SourceFiles files)
{
    private readonly Dictionary<Edit, Reversal> _byEdit = [];

    public Reversal? Of(Edit edit) => _byEdit.TryGetValue(edit, out var reversal) ? reversal : null;

    /// <summary>Records that <paramref name="component"/> is reverted because of an error of the rewritten solution.</summary>
    public void Add(ProjectId project, Diagnostic error, IReadOnlyCollection<Edit> component, bool isTraced, IEnumerable<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var edits = component.Where(edit => !_byEdit.ContainsKey(edit)).ToList();
        if (edits.Count == 0)
            return;

        var path = error.Location.SourceTree?.FilePath;
        var rendering = renderings.FirstOrDefault(rendering => rendering.File.Views.Any(view => view.Document.Project.Id == project && view.Model.SyntaxTree.FilePath == path));
        var position = rendering is null
            ? error.Location.GetLineSpan().StartLinePosition
            : rendering.File.Text.Lines.GetLinePosition(rendering.ToOriginal(error.Location.SourceSpan.Start));
        var reversal = new Reversal(project, error, path, position, isTraced, [.. component.OrderBy(edit => edit.File.Primary.Document.FilePath, StringComparer.Ordinal).ThenBy(edit => edit.Span.Start)], Declarations(component, cancellationToken));
        foreach (var edit in edits)
            _byEdit.Add(edit, reversal);
    }

    /// <summary>The declarations that at least two of the edits share; for a single edit, those that it shares with code that stays.</summary>
    private ImmutableArray<string> Declarations(IReadOnlyCollection<Edit> component, CancellationToken cancellationToken)
    {
        var counts = component.SelectMany(edit => edit.Flow(cancellationToken)).GroupBy(key => key, StringComparer.Ordinal);
        var shared = counts.Where(group => component.Count == 1 || group.Count() > 1).Select(group => group.Key);
        return [.. shared.Select(Name).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The name behind a flow's key: a documentation id, or the place of a local or parameter; null for an alias.</summary>
    private string? Name(string key)
    {
        if (key.Length > 2 && key[1] == ':' && char.IsUpper(key[0]) && "TMPFE".IndexOf(key[0]) >= 0 && key.IndexOf('\\') < 0)
            return key.Substring(2).Replace(".#ctor", "");

        var colon = key.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(key.Substring(colon + 1), out var position))
            return null;

        var path = key.Substring(0, colon);
        var view = files.Loaded.SelectMany(file => file.Views).FirstOrDefault(view => view.Model.SyntaxTree.FilePath == path);
        return view?.Root.FindToken(position) is { RawKind: (int)SyntaxKind.IdentifierToken } token ? token.ValueText : null;
    }
}
