using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Reverts edits, each time with one record of why: it stays with each of them.</summary>
internal sealed class Reversals(SourceFiles files, EditSet edits)
{
    /// <summary>Reverts because of an error of the rewritten solution.</summary>
    public void Revert(ProjectId project, Diagnostic error, IReadOnlyCollection<Edit> component, bool isTraced, IEnumerable<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var path = error.Location.SourceTree?.FilePath;
        var rendering = renderings.FirstOrDefault(rendering => rendering.File.Views.Any(view => view.Document.Project.Id == project && view.Model.SyntaxTree.FilePath == path));
        var position = rendering is null
            ? error.Location.GetLineSpan().StartLinePosition
            : rendering.File.Text.Lines.GetLinePosition(rendering.ToOriginal(error.Location.SourceSpan.Start));
        var refusal = Refusal.DoesNotCompileAfterwards.For($"{error.Id} ({error.GetMessage(CultureInfo.InvariantCulture)})");
        Revert(refusal, project, path, position, error, component, isTraced, cancellationToken);
    }

    /// <summary>Reverts because the rewritten solution would do something else.</summary>
    public async Task RevertAsync(Difference difference, IReadOnlyCollection<Edit> component, bool isTraced, CancellationToken cancellationToken)
    {
        var compilation = (await files.Solution.GetProject(difference.Project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var text = await compilation.SyntaxTrees.First(tree => tree.FilePath == difference.Path).GetTextAsync(cancellationToken).ConfigureAwait(false);
        var refusal = Refusal.MeansSomethingElse.For(difference.Text.Split('\n')[0].Trim());
        Revert(refusal, difference.Project, difference.Path, text.Lines.GetLinePosition(difference.Position), error: null, component, isTraced, cancellationToken);
    }

    /// <summary>Reverts because another project overrides what the edits no longer call.</summary>
    public void Revert(IEnumerable<(Edit Edit, OverrideSearch.Place Override)> reached, CancellationToken cancellationToken)
    {
        foreach (var (edit, place) in reached)
            Revert(Refusal.OverriddenElsewhere.For(), place.Project, place.Path, place.Position, error: null, [edit], isTraced: true, cancellationToken);
    }

    /// <summary>Reverts because a part of a type's run-time flow stays.</summary>
    public async Task RevertAsync(SplitTypes.Split split, IReadOnlyCollection<Edit> component, CancellationToken cancellationToken)
    {
        var text = await split.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var refusal = split.Reason.For(split.Left.Text.Split('\n')[0].Trim());
        Revert(refusal, split.Document.Project.Id, split.Document.FilePath, text.Lines.GetLinePosition(split.Left.Span.Start), error: null, component, isTraced: true, cancellationToken);
    }

    private void Revert(Refusal refusal, ProjectId project, string? path, LinePosition position, Diagnostic? error, IReadOnlyCollection<Edit> component, bool isTraced, CancellationToken cancellationToken)
    {
        var ordered = component.OrderBy(edit => edit.File.Primary.Document.FilePath, StringComparer.Ordinal).ThenBy(edit => edit.Span.Start);
        edits.Reject(component, new Reversal(refusal, project, path, position, error, isTraced, [.. ordered], Declarations(component, cancellationToken)));
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
