using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// What a rewrite leads to: a replacement that is itself replaced, or a member of the canonical type that is. One run goes
/// to the end of the chain.
/// </summary>
internal static class Chains
{
    /// <summary>The hits of the rewritten solution that the original does not have.</summary>
    /// <param name="rewritten">The rewritten solution.</param>
    /// <param name="files">The files of the original one.</param>
    /// <param name="edits">What was written.</param>
    /// <param name="renderings">The files that changed.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<IReadOnlyList<(DocumentId Document, string RuleId, TextSpan Span)>> FindAsync(
        Solution rewritten, SourceFiles files, EditSet edits, IReadOnlyList<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var found = new List<(DocumentId, string, TextSpan)>();
        var leading = new HashSet<SourceFile>(edits.Active.Where(edit => edit.Hit.LeadsOn).Select(edit => edit.File));
        leading.UnionWith(await MentioningAsync(RetiredMembers(edits.Active), files, edits, cancellationToken).ConfigureAwait(false));
        foreach (var file in leading)
        {
            var rendering = renderings.FirstOrDefault(rendering => rendering.File == file);
            var known = new HashSet<int>(file.Views.SelectMany(view => view.Hits).Where(hit => file.Find(hit.RuleId, hit.Span) is not { } edit || !edits.IsActive(edit)).Select(hit => hit.Span.Start));
            var again = await SourceFile.LoadAsync(file.Views.Select(view => rewritten.GetDocument(view.Document.Id)!), cancellationToken).ConfigureAwait(false);
            found.AddRange(again.Edits.Where(edit => edit.Hit.IsReported && !known.Contains(rendering?.ToOriginal(edit.Hit.Span.Start) ?? edit.Hit.Span.Start))
                .Select(edit => (again.Primary.Document.Id, edit.Hit.RuleId, edit.Hit.Span)));
        }

        return found;
    }

    /// <summary>The names of members that are superseded themselves, of the types that the edits write.</summary>
    private static HashSet<string> RetiredMembers(IEnumerable<Edit> active)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var edit in active)
        {
            foreach (var type in edit.Plan.Pieces.OfType<PlanPiece.TypeName>().Select(piece => piece.Type.OriginalDefinition).Where(seen.Add))
            {
                names.UnionWith(type.BaseTypes().Prepend(type).TakeWhile(current => current.SpecialType == SpecialType.None).Concat(type.AllInterfaces)
                    .SelectMany(current => current.OriginalDefinition.GetMembers())
                    .Where(member => edit.File.Primary.Engine.FindReplacement(member) is not null && member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                    .Select(member => (member as IMethodSymbol)?.AssociatedSymbol?.Name ?? member.Name));
            }
        }

        return names;
    }

    /// <summary>The files that name such a member, of the projects that changed and those compiled against them.</summary>
    private static async Task<IEnumerable<SourceFile>> MentioningAsync(HashSet<string> members, SourceFiles files, EditSet edits, CancellationToken cancellationToken)
    {
        if (members.Count == 0)
            return [];

        var names = new NameSet(members);
        var mentioning = new List<DocumentId>();
        foreach (var project in files.WithDependents(edits.Active.SelectMany(edit => edit.File.Views).Select(view => view.Document.Project.Id).Distinct()))
        {
            foreach (var document in files.Solution.GetProject(project)!.Documents)
            {
                if (WordSearch.Positions(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), names, out _).Count > 0)
                    mentioning.Add(document.Id);
            }
        }

        await files.LoadAsync(mentioning, cancellationToken).ConfigureAwait(false);
        return mentioning.Select(files.FindLoaded).OfType<SourceFile>();
    }
}
