using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Reverts edits, each time with one record of why: it stays with each of them.</summary>
internal sealed class Reversals(SourceFiles files, EditSet edits)
{
    /// <summary>Reverts because of an error of the rewritten solution.</summary>
    public void Revert(ProjectId project, Diagnostic error, IReadOnlyCollection<Edit> component, bool isTraced, IEnumerable<FileRendering> renderings,
        CancellationToken cancellationToken)
    {
        var path = error.Location.SourceTree?.FilePath;
        var rendering = renderings
            .FirstOrDefault(rendering => rendering.File.Views.Any(view => view.Document.Project.Id == project && view.Model.SyntaxTree.FilePath == path));
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
        Revert(refusal, difference.Project, difference.Path, text.Lines.GetLinePosition(difference.Position), error: null, component, isTraced,
            cancellationToken);
    }

    /// <summary>Reverts because another project overrides what the edits no longer call.</summary>
    public void Revert(IEnumerable<(Edit Edit, OverrideSearch.Place Override)> reached, CancellationToken cancellationToken)
    {
        foreach (var (edit, place) in reached)
            Revert(Refusal.OverriddenElsewhere.For(), place.Project, place.Path, place.Position, error: null, [edit], isTraced: true, cancellationToken);
    }

    /// <summary>Reverts because the replacement runs the code that an edit is in.</summary>
    public void Revert(IEnumerable<(Edit Edit, Refusal Refusal)> refused, CancellationToken cancellationToken)
    {
        foreach (var (edit, refusal) in refused)
        {
            var document = edit.File.Primary.Document;
            Revert(refusal, document.Project.Id, edit.File.Primary.Model.SyntaxTree.FilePath, edit.File.Text.Lines.GetLinePosition(edit.Hit.Span.Start),
                error: null, [edit], isTraced: true, cancellationToken);
        }
    }

    /// <summary>Reverts because a part of a type's run-time flow stays.</summary>
    public async Task RevertAsync(SplitTypes.Split split, IReadOnlyCollection<Edit> component, CancellationToken cancellationToken)
    {
        var text = await split.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var refusal = split.Reason.For(split.Left.Text.Split('\n')[0].Trim());
        Revert(refusal, split.Document.Project.Id, split.Document.FilePath, text.Lines.GetLinePosition(split.Left.Span.Start), error: null, component,
            isTraced: true, cancellationToken);
    }

    private void Revert(Refusal refusal, ProjectId project, string? path, LinePosition position, Diagnostic? error, IReadOnlyCollection<Edit> component,
        bool isTraced, CancellationToken cancellationToken)
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

/// <summary>Edits that were reverted together, with what the proof has against them.</summary>
/// <param name="Refusal">Why they stay undone.</param>
/// <param name="Project">The project in which the proof failed.</param>
/// <param name="Path">The file in which it failed, or null for an error without a place.</param>
/// <param name="Position">The place in that file, in terms of the original text.</param>
/// <param name="Error">The error of the rewritten solution; null where it compiled.</param>
/// <param name="IsTraced">Whether the place was traced to these edits; otherwise the whole file or more was reverted.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Declarations">The declarations that connect them, by name.</param>
internal sealed record Reversal(
    Refusal Refusal, ProjectId Project, string? Path, LinePosition Position, Diagnostic? Error, bool IsTraced, ImmutableArray<Edit> Edits,
    ImmutableArray<string> Declarations);

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
                {
                    CompleteNamespace(edit, ns);
                }
                else if (edit.Plan.RemovesDirective)
                {
                    edits.Activate(files.Loaded.SelectMany(file => file.Edits)
                        .Where(other => other.Hit.Alias == edit.Hit.Alias && other.Plan.RemovesDirective == false),
                        edit);
                }

                var conflicting = ConflictingNames(edit).ToList();
                if (conflicting.Count > 0)
                {
                    edits.Activate(edit.File.Edits.Where(other => other.Hit.IsReported));
                    edits.Activate(files.Loaded.SelectMany(file => file.Edits)
                        .Where(other => other.Plan.RemovesDirective && other.Hit.Alias is { IsGlobal: true } && conflicting.Contains(other.Hit.Offender)),
                        edit);
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
            var known = new HashSet<int>(file.Views.SelectMany(view => view.Hits)
                .Where(hit => file.Find(hit.RuleId, hit.Span) is not { } edit || !edits.IsActive(edit)).Select(hit => hit.Span.Start));
            var again = await SourceFile.LoadAsync(file.Views.Select(view => rewritten.GetDocument(view.Document.Id)!), cancellationToken)
                .ConfigureAwait(false);
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
                    .Where(member => edit.File.Primary.Engine.FindReplacement(member) is not null
                        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor })
                    .Select(member => (member as IMethodSymbol)?.AssociatedSymbol?.Name ?? member.Name));
            }
        }

        return names;
    }

    /// <summary>The files that name such a member, of the projects that changed and those compiled against them.</summary>
    private static async Task<IEnumerable<SourceFile>> MentioningAsync(HashSet<string> members, SourceFiles files, EditSet edits,
        CancellationToken cancellationToken)
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

/// <summary>Traces an error of the rewritten solution back to the edits that can have brought it.</summary>
internal sealed class ErrorTrace(SourceFiles files, List<FileRendering> renderings, Connections connections, EditSet edits)
{
    private readonly Dictionary<SourceFile, FileRendering> _renderings = renderings.ToDictionary(rendering => rendering.File);

    private readonly ILookup<(ProjectId Project, string Path), SourceFile> _files = files.Loaded
        .SelectMany(file => file.Views, (file, view) => (File: file, Key: (view.Document.Project.Id, view.Model.SyntaxTree.FilePath)))
        .ToLookup(pair => pair.Key, pair => pair.File);

    /// <summary>What is connected with the statement or member that an error stands in.</summary>
    public HashSet<Edit> Region(ProjectId project, Diagnostic error, CancellationToken cancellationToken) =>
        error.Location.SourceTree is { } tree
            ? Region(project, tree.FilePath, OriginalPosition(project, tree, error.Location.SourceSpan.Start, cancellationToken), cancellationToken) : [];

    /// <summary>What is connected with the statement or member around a position of an original file.</summary>
    public HashSet<Edit> Region(ProjectId project, string path, int position, CancellationToken cancellationToken)
    {
        if (FindFile(project, path) is not { } file)
            return [];

        var view = file.Views.First(view => view.Document.Project.Id == project);
        var region = Flows.RegionAt(view.Root, position);
        var inside = file.Edits.Where(edit =>
            !edits.IsRejected(edit) && region.Span.IntersectsWith(edit.Hit.Span) && Flows.RegionAt(view.Root, edit.Hit.Span.Start) == region);
        return connections.Of(inside, Flows.Of(view.ContextFor(cancellationToken), region));
    }

    /// <summary>What is connected with a value; of one that moves at least what can have given it its type.</summary>
    public HashSet<Edit> RegionOf(ValuePlace? value, CancellationToken cancellationToken)
    {
        if (value is null)
            return [];

        var (project, path, position) = (value.Document.Project.Id, value.Document.FilePath ?? value.Document.Name, value.Value.Subject.SpanStart);
        var region = Region(project, path, position, cancellationToken);
        return !value.Moves || region.Overlaps(edits.Active) ? region : FileOrMore(project, path, position, cancellationToken);
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
        var same = original.Lines.Where(candidate => candidate.ToString() == text).OrderBy(candidate => Math.Abs(candidate.LineNumber - line.LineNumber))
            .Take(1).ToList();
        return same.Count == 0 ? Math.Min(position, original.Length) : same[0].Start + position - line.Start;
    }

    private SourceFile? FindFile(ProjectId project, string path) => _files[(project, path)].FirstOrDefault();
}

/// <summary>What the compiler says of a project before and after, and what is new in it.</summary>
internal sealed class CompilerErrors(Solution original)
{
    private readonly Dictionary<ProjectId, ImmutableArray<Diagnostic>> _before = [];

    /// <summary>
    /// The errors of <paramref name="compiled"/> that the original project does not have in the same place, and new
    /// warnings of the nullable analysis. Errors that were there before were not caused by the edit, and their messages may
    /// name types that have changed since.
    /// </summary>
    public async Task<List<Diagnostic>> NewIn(
        ProjectId project, ImmutableArray<Diagnostic> compiled, OriginalPlaces places, ProofScope? scope, CancellationToken cancellationToken)
    {
        var errors = compiled.Where(Matters).ToList();
        if (errors.Count == 0)
            return errors;

        var known = (await BeforeAsync(project, scope, cancellationToken).ConfigureAwait(false))
            .GroupBy(error => (error.Id, places.OfOriginal(error)))
            .ToDictionary(group => group.Key, group => group.Count());
        return [.. errors.Where(error =>
        {
            var key = (error.Id, places.OfRewritten(error));
            if (!known.TryGetValue(key, out var count) || count == 0)
                return true;
            known[key] = count - 1;
            return false;
        })];
    }

    private async Task<ImmutableArray<Diagnostic>> BeforeAsync(ProjectId project, ProofScope? scope, CancellationToken cancellationToken)
    {
        if (_before.TryGetValue(project, out var known))
            return known;

        var compilation = await original.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (scope is not null)
            return [.. scope.Diagnose(compilation!, cancellationToken).Where(Matters)];

        known = [.. compilation!.GetDiagnostics(cancellationToken).Where(Matters)];
        _before.Add(project, known);
        return known;
    }

    private static bool Matters(Diagnostic diagnostic) =>
        !diagnostic.IsSuppressed
            && (diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsNullability(diagnostic.Id)));

    private static bool IsNullability(string id) =>
        id.Length == 6 && string.CompareOrdinal(id, "CS8597") >= 0 && string.CompareOrdinal(id, "CS8799") <= 0;
}
