using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Writes the active edits, each file with the using directives that its names need and without those that nothing needs any more.</summary>
internal sealed class RewriteWriter(Names names, EditSet edits, DirectiveRemoval directives)
{
    /// <summary>The new text of every file with an active edit.</summary>
    public List<FileRendering> Write()
    {
        var renderings = new List<FileRendering>();
        var byFile = edits.Active.GroupBy(edit => edit.File).ToDictionary(group => group.Key, group => group.ToList());

        // A directive of all files that goes to another namespace brings it to all.
        var moved = edits.Active.Where(edit => edit.Hit is { RuleId: DiagnosticIds.SupersededNamespaceUse, Alias.IsGlobal: true } && !edit.Plan.RemovesDirective).ToList();
        foreach (var pair in byFile)
        {
            var (file, own) = (pair.Key, pair.Value);
            var imports = new HashSet<string>(own.SelectMany(edit => edit.Plan.Imports), StringComparer.Ordinal);
            var aliases = new HashSet<string>(StringComparer.Ordinal);
            foreach (var edit in own)
            {
                foreach (var type in edit.Plan.Pieces.OfType<PlanPiece.TypeName>().SelectMany(Names.In))
                {
                    var naming = names.Of(edit, type);
                    if (naming == Naming.Import)
                        imports.Add(Names.Write(Names.Outermost(type).ContainingNamespace));
                    else if (naming == Naming.FileAlias)
                        aliases.Add(Names.Write(type, Naming.Qualified, withNamespace: true));
                }
            }

            imports.ExceptWith(moved.Where(edit => IsSeenFrom(edit, file)).Select(edit => edit.Hit.Remedy));
            imports.RemoveWhere(import => file.Primary.Root.Usings.Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.NamespaceOrType.ToString() == import));
            var removed = directives.In(file, own);
            var rendering = Render();
            if (directives.Foresee(file, rendering.ToSourceText()) is { Count: > 0 } foreseen)
            {
                removed = [.. removed.Union(foreseen)];
                rendering = Render();
            }

            renderings.Add(rendering);

            FileRendering Render() =>
                FileRendering.Render(file, own, UsingDirectives.Change(file, imports, aliases, removed, directive => directives.ImportsLegacy(file.Primary, directive)), names);
        }

        return renderings;
    }

    private static bool IsSeenFrom(Edit globalDirective, SourceFile file) =>
        file.Views.All(view => globalDirective.File.Views.Any(other => other.Document.Project.Id == view.Document.Project.Id));
}
