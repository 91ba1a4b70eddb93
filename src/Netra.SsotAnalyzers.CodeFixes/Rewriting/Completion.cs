using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Adds the edits without which the active ones would be written in another way than in a later pass. Where the canonical
/// type's simple name still means something superseded in a file, the file's edits belong together: one rule alone would
/// have to write a longer name, and the order of the rules would show in the text. An alias belongs with its uses.
/// </summary>
internal sealed class Completion(SourceFiles files, EditSet edits)
{
    private readonly Dictionary<Edit, ImmutableArray<ISymbol>> _conflicts = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count;
        do
        {
            count = edits.Active.Count;
            foreach (var edit in edits.Active.ToList())
            {
                if (edit.Hit.Alias is { IsGlobal: true } || HasGlobalConflict(edit))
                {
                    foreach (var view in edit.File.Views)
                        await files.LoadAsync(view.Document.Project.Id, cancellationToken).ConfigureAwait(false);
                }

                if (edit.Hit.Together is { } group)
                    edits.Activate(edit.File.Edits.Where(other => other.Hit.Together == group));
                if (edit.Hit.Namespace is { } ns)
                    CompleteNamespace(edit, ns);
                else if (edit.Plan.RemovesDirective)
                    edits.Activate(files.Loaded.SelectMany(file => file.Edits).Where(other => other.Hit.Alias == edit.Hit.Alias && other.Plan.RemovesDirective == false), edit);

                var conflicting = ConflictingNames(edit).ToList();
                if (conflicting.Count > 0)
                {
                    edits.Activate(edit.File.Edits.Where(other => other.Hit.IsReported));
                    edits.Activate(files.Loaded.SelectMany(file => file.Edits).Where(other => other.Plan.RemovesDirective && other.Hit.Alias is { IsGlobal: true } && conflicting.Contains(other.Hit.Offender)), edit);
                }
            }
        }
        while (edits.Active.Count > count);
    }

    /// <summary>The directive of a superseded namespace and the names that it brings in change together, or some would be ambiguous.</summary>
    private void CompleteNamespace(Edit edit, string ns)
    {
        if (edit.Plan.RemovesDirective)
            edits.Activate(edit.File.Edits.Where(other => other.Hit.Namespace == ns));
        else if (!edit.Hit.IsReported)
            edits.Activate(edit.File.Edits.Where(other => other.Hit.Namespace == ns && other.Plan.RemovesDirective));
    }

    private bool HasGlobalConflict(Edit edit) =>
        Conflicts(edit).OfType<IAliasSymbol>().Any(alias => AliasKey.Of(alias) is { IsGlobal: true });

    public IEnumerable<string> ConflictingNames(Edit edit) => Conflicts(edit).Select(symbol => symbol.Name);

    private ImmutableArray<ISymbol> Conflicts(Edit edit)
    {
        if (!_conflicts.TryGetValue(edit, out var conflicts))
            _conflicts.Add(edit, conflicts = [.. edit.File.Views.Where(view => view.IsActive(edit.Span)).SelectMany(view => ConflictingSymbols(view, edit))]);
        return conflicts;
    }

    /// <summary>What an edit's type names would mean as simple names in the original file, as far as it is superseded.</summary>
    private static IEnumerable<ISymbol> ConflictingSymbols(SourceFile.View view, Edit edit)
    {
        foreach (var name in edit.Plan.Pieces.OfType<PlanPiece.TypeName>().Select(piece => piece.Type.Name).Distinct())
        {
            foreach (var symbol in view.Model.LookupNamespacesAndTypes(edit.Span.Start, name: name))
            {
                if ((symbol is IAliasSymbol alias ? alias.Target : symbol) is INamedTypeSymbol type && view.Engine.FindSupersession(type) is not null)
                    yield return symbol;
            }
        }
    }
}
