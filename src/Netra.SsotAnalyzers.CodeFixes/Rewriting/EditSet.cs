using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The edits that are to be made, and those that were tried and reverted.</summary>
internal sealed class EditSet
{
    private readonly HashSet<Edit> _active = [];
    private readonly Dictionary<Edit, Reversal> _rejected = [];
    private readonly List<ImmutableArray<Edit>> _links = [];

    public IReadOnlyCollection<Edit> Active => _active;

    public bool IsActive(Edit edit) => _active.Contains(edit);

    /// <summary>Why an edit was reverted; null where it was not.</summary>
    public Reversal? ReversalOf(Edit edit) => _rejected.TryGetValue(edit, out var reversal) ? reversal : null;

    public bool IsRejected(Edit edit) => _rejected.ContainsKey(edit);

    /// <summary>Adds what somebody has asked for.</summary>
    public void Request(Edit edit) => _active.Add(edit);

    /// <summary>Adds what has not been reverted, and is not a deletion that was not requested; false if nothing was new.</summary>
    public bool Activate(IEnumerable<Edit> edits) => Add(edits.Where(edit => !edit.Hit.StandsAlone));

    /// <summary>The same, where an edit needs others.</summary>
    public bool Activate(IEnumerable<Edit> edits, Edit because) => ActivateTogether([edits.Append(because)]);

    /// <summary>The same, for sets of edits of which each can only be made as a whole.</summary>
    public bool ActivateTogether(IEnumerable<IEnumerable<Edit>> sets)
    {
        var isNew = false;
        foreach (var set in sets)
        {
            var edits = set.ToList();
            if (!Activate(edits))
                continue;

            isNew = true;
            _links.Add([.. edits.Where(_active.Contains)]);
        }

        return isNew;
    }

    /// <summary>The sets of edits that were found to need each other on the way; what was reverted since is in them too.</summary>
    public IReadOnlyList<ImmutableArray<Edit>> Links => _links;

    /// <summary>Where one of several declarations that only use each other is deleted, the others go with it; false if nothing was new.</summary>
    public bool ActivateOtherDeletions(IEnumerable<Edit> edits) => _active.Any(edit => edit.Hit.StandsAlone) && Add(edits.Where(edit => edit.Hit.StandsAlone));

    /// <summary>Gives up what was asked for: none of it is to be made.</summary>
    public void Withdraw() => _active.Clear();

    private bool Add(IEnumerable<Edit> edits)
    {
        var count = _active.Count;
        foreach (var edit in edits.ToList())
        {
            if (!_rejected.ContainsKey(edit))
                _active.Add(edit);
        }

        return _active.Count > count;
    }

    /// <summary>Takes edits back for good; of several reasons for one the first stays.</summary>
    public void Reject(IEnumerable<Edit> edits, Reversal reversal)
    {
        foreach (var edit in edits)
        {
            _active.Remove(edit);
            if (!_rejected.ContainsKey(edit))
                _rejected.Add(edit, reversal);
        }
    }
}

/// <summary>One hit's plan, agreed on by every compilation in which its place is active.</summary>
internal sealed class Edit(SourceFile file, Hit hit, Plan plan)
{
    private HashSet<string>? _flow;

    public SourceFile File { get; } = file;

    public Hit Hit { get; } = hit;

    public Plan Plan { get; } = plan;

    public TextSpan Span => Plan.Span;

    /// <summary>The declarations that its value comes from or flows into: edits that share one come and go together.</summary>
    public HashSet<string> Flow(CancellationToken cancellationToken) =>
        _flow ??= Flows.Of(File.Primary.ContextFor(cancellationToken), Flows.RegionAt(File.Primary.Root, Hit.Span.Start));
}

/// <summary>Edits grouped by what flows between them: two that share a declaration belong to one group.</summary>
internal sealed class Connections
{
    private readonly Dictionary<string, List<Edit>> _byKey = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancellationToken;

    private Connections(IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        foreach (var edit in edits)
        {
            foreach (var key in edit.Flow(cancellationToken))
            {
                if (!_byKey.TryGetValue(key, out var list))
                    _byKey.Add(key, list = []);
                list.Add(edit);
            }
        }
    }

    /// <summary>Groups what has not been reverted of the files' edits; the files are read side by side.</summary>
    public static async Task<Connections> OfAsync(IEnumerable<SourceFile> files, EditSet edits, CancellationToken cancellationToken)
    {
        var byFile = await Task.WhenAll(files.Select(file => Task.Run(
            () =>
            {
                var tried = file.Edits.Where(edit => !edits.IsRejected(edit)).ToList();
                tried.ForEach(edit => edit.Flow(cancellationToken));
                return tried;
            },
            cancellationToken))).ConfigureAwait(false);
        return new Connections(byFile.SelectMany(tried => tried), cancellationToken);
    }

    /// <summary>The files that some edits connect, each set by path: through a declaration, or through a directive that holds in every file.</summary>
    public static ImmutableArray<ImmutableHashSet<string>> FilesOf(IReadOnlyCollection<Edit> edits, CancellationToken cancellationToken)
    {
        var connections = new Connections(edits, cancellationToken);
        var byGlobalAlias = edits.Where(edit => edit.Hit.Alias is { IsGlobal: true }).ToLookup(edit => edit.Hit.Alias);
        var sets = ImmutableArray.CreateBuilder<ImmutableHashSet<string>>();
        var seen = new HashSet<Edit>();
        foreach (var edit in edits)
        {
            if (seen.Contains(edit))
                continue;

            var component = connections.Of([edit, .. byGlobalAlias[edit.Hit.Alias]], []);
            seen.UnionWith(component);
            sets.Add(FilesOf(component));
        }

        return sets.ToImmutable();
    }

    /// <summary>The files of some edits, by path.</summary>
    public static ImmutableHashSet<string> FilesOf(IEnumerable<Edit> edits) => [.. edits.Select(edit => edit.File.Primary.Document.FilePath).OfType<string>()];

    /// <summary>Everything connected with the given edits and declarations.</summary>
    public HashSet<Edit> Of(IEnumerable<Edit> edits, IEnumerable<string> keys)
    {
        var component = new HashSet<Edit>(edits);
        var pendingKeys = new Queue<string>(keys.Concat(component.SelectMany(edit => edit.Flow(_cancellationToken))));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (pendingKeys.Count > 0)
        {
            var key = pendingKeys.Dequeue();
            if (!seen.Add(key) || !_byKey.TryGetValue(key, out var connected))
                continue;

            foreach (var edit in connected)
            {
                if (!component.Add(edit))
                    continue;
                foreach (var next in edit.Flow(_cancellationToken))
                    pendingKeys.Enqueue(next);
            }
        }

        return component;
    }
}

/// <summary>Finds where ranges of an original file were copied to. An edit may copy a range twice.</summary>
internal sealed class CopiedRanges
{
    private readonly List<(int Start, int End, List<(int Original, int Length, int Rendered)> Copies)> _groups = [];

    public CopiedRanges(IEnumerable<(int Original, int Length, int Rendered)> copies)
    {
        foreach (var copy in copies.OrderBy(copy => copy.Original))
        {
            var end = copy.Original + copy.Length;
            if (_groups.Count > 0 && _groups[_groups.Count - 1] is var last && copy.Original < last.End)
            {
                last.Copies.Add(copy);
                _groups[_groups.Count - 1] = (last.Start, Math.Max(last.End, end), last.Copies);
            }
            else
            {
                _groups.Add((copy.Original, end, [copy]));
            }
        }
    }

    /// <summary>The new positions of a range, in every copy that holds the whole of it.</summary>
    public ImmutableArray<int> Of(TextSpan span)
    {
        var (low, high) = (-1, _groups.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_groups[middle].Start <= span.Start)
                low = middle;
            else
                high = middle - 1;
        }

        return low < 0
            ? []
            : [.. _groups[low].Copies.Where(copy => copy.Original <= span.Start && span.End <= copy.Original + copy.Length)
                .Select(copy => copy.Rendered + span.Start - copy.Original)];
    }
}

/// <summary>Writes the active edits, each file with the using directives that its names need and without those that nothing needs any more.</summary>
internal sealed class RewriteWriter(Names names, EditSet edits, DirectiveRemoval directives)
{
    /// <summary>The new text of every file with an active edit.</summary>
    public List<FileRendering> Write()
    {
        var renderings = new List<FileRendering>();
        var byFile = edits.Active.GroupBy(edit => edit.File).ToDictionary(group => group.Key, group => group.ToList());

        // A directive of all files that goes to another namespace brings it to all.
        var moved = edits.Active
            .Where(edit => edit.Hit is { RuleId: DiagnosticIds.SupersededNamespaceUse, Alias.IsGlobal: true } && !edit.Plan.RemovesDirective)
            .ToList();
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
            imports.RemoveWhere(import =>
                file.Primary.Root.Usings
                    .Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.NamespaceOrType.ToString() == import));
            var removed = directives.In(file, own);
            var rendering = Render();
            if (directives.Foresee(file, rendering.ToSourceText()) is { Count: > 0 } foreseen)
            {
                removed = [.. removed.Union(foreseen)];
                rendering = Render();
            }

            renderings.Add(rendering);

            FileRendering Render() =>
                FileRendering.Render(file, own,
                    UsingDirectives.Change(file, imports, aliases, removed, directive => directives.ImportsLegacy(file.Primary, directive)), names);
        }

        return renderings;
    }

    /// <summary>A solution with the new texts.</summary>
    public static Solution Apply(Solution original, List<FileRendering> renderings)
    {
        var solution = original;
        foreach (var rendering in renderings)
        {
            // A solution in which nothing is new is the original: a host takes another one for a change.
            var text = rendering.ToSourceText();
            if (text.ContentEquals(rendering.File.Text))
                continue;
            foreach (var view in rendering.File.Views)
                solution = solution.WithDocumentText(view.Document.Id, text);
        }

        return solution;
    }

    private static bool IsSeenFrom(Edit globalDirective, SourceFile file) =>
        file.Views.All(view => globalDirective.File.Views.Any(other => other.Document.Project.Id == view.Document.Project.Id));
}

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

/// <summary>A requested hit that the rewriter left as it is, with the reason.</summary>
/// <param name="Document">The document of the request.</param>
/// <param name="RuleId">The rule of the hit.</param>
/// <param name="Span">The place of the hit in the original text.</param>
/// <param name="Refusal">Why it stays.</param>
/// <param name="Project">The project in which the obstacle is; null where the file could not be analyzed.</param>
/// <param name="Reversal">The revert; null where the edit was not even tried.</param>
internal sealed record Leftover(DocumentId Document, string RuleId, TextSpan Span, Refusal Refusal, ProjectId? Project, Reversal? Reversal = null);

/// <summary>A rewritten solution, with the requested uses that stay.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Leftovers">The requested hits that stay, each with its reason; of a chain of replacements its first link.</param>
internal sealed record RewriteResult(Solution Solution, ImmutableArray<Leftover> Leftovers);
