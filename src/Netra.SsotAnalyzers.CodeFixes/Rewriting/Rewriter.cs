using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Imports;
using Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Carries out plans over a whole solution and proves the result: what it returns compiles as well as what it was given.
/// It reads only the original solution and writes once.
/// </summary>
/// <remarks>
/// The requested edits are written and compiled. Where that brings a new error, the edits connected with it (a declaration
/// and what its value flows into) are first completed by those that other rules report, and if that does not help taken
/// back, whole. A reverted edit stays reported.
/// </remarks>
internal sealed class Rewriter
{
    /// <summary>How long a chain of replacements is followed; a longer one is a cycle.</summary>
    private const int MaxChain = 8;

    private readonly Solution _original;
    private readonly bool _isProbe;
    private readonly bool _isAlone;
    private readonly SourceFiles _files;
    private readonly CompilerErrors _errors;
    private readonly Names _names = new();
    private readonly EditSet _edits = new();
    private readonly Completion _completion;
    private readonly DirectiveRemoval _directives;
    private readonly NameProof _nameProof;
    private readonly GeneratedNames _generatedNames;
    private readonly RewriteWriter _writer;
    private readonly Reversals _reversals;
    private readonly EqualityProof _equality;
    private readonly OverrideSearch _overrides;
    private readonly SplitTypes _splits;
    private readonly CallCycles _cycles;
    private List<FileRendering> _settled = [];

    /// <param name="original">The solution to rewrite.</param>
    /// <param name="isProbe">Whether only the part of the result is compiled in which the edits can be seen.</param>
    /// <param name="isAlone">Whether no edit but the requested ones is made: where they do not compile as they are, none is.</param>
    private Rewriter(Solution original, bool isProbe, bool isAlone = false)
    {
        _original = original;
        _isProbe = isProbe;
        _isAlone = isAlone;
        _files = new SourceFiles(original);
        _errors = new CompilerErrors(original);
        _completion = new Completion(_files, _edits);
        _directives = new DirectiveRemoval(_files, _edits);
        _nameProof = new NameProof(_names, _edits, _completion);
        _generatedNames = new GeneratedNames(_files, _edits);
        _writer = new RewriteWriter(_names, _edits, _directives);
        _reversals = new Reversals(_files, _edits);
        _equality = new EqualityProof(_files, ProofOptions.Current);
        _overrides = new OverrideSearch(original);
        _splits = new SplitTypes(_files, _edits);
        _cycles = new CallCycles(_files);
    }

    /// <param name="solution">The solution to rewrite.</param>
    /// <param name="requests">The diagnostics to fix, each in its document.</param>
    /// <param name="cancellationToken">Cancels the work; nothing is half done then.</param>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, Diagnostic Diagnostic)> requests,
        CancellationToken cancellationToken) =>
        (await RewriteAsync(solution, requests, cancellationToken).ConfigureAwait(false)).Solution;

    /// <summary>The same, with the reason for each requested hit that stays.</summary>
    public static async Task<RewriteResult> RewriteAsync(Solution solution, IEnumerable<(DocumentId Document, Diagnostic Diagnostic)> requests,
        CancellationToken cancellationToken) =>
        (await RewriteAsync(solution, Identify(requests), isProbe: false, depth: 0, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>The files that can only be rewritten together, since a connected set of edits reaches from one into the other; each set by path.</summary>
    public static async Task<ImmutableArray<ImmutableHashSet<string>>> ConnectedFilesAsync(Solution solution,
        IEnumerable<(DocumentId Document, Diagnostic Diagnostic)> requests, CancellationToken cancellationToken)
    {
        var (_, rewriter) = await RewriteAsync(solution, Identify(requests), isProbe: false, depth: 0, cancellationToken).ConfigureAwait(false);
        return [.. Connections.FilesOf(rewriter._edits.Active, cancellationToken),
            .. rewriter._edits.Links.Select(link => Connections.FilesOf(link.Where(rewriter._edits.IsActive)))];
    }

    private static IEnumerable<(DocumentId Document, string RuleId, TextSpan Span)> Identify(IEnumerable<(DocumentId Document,
        Diagnostic Diagnostic)> requests) =>
        requests.Select(request => (request.Document, request.Diagnostic.Id, request.Diagnostic.Location.SourceSpan));

    /// <summary>
    /// Whether the fix of one hit changes anything. It is carried out as when it is applied, but compiled only where its edits
    /// can be seen, so that a light bulb need not wait for the whole solution.
    /// </summary>
    public static async Task<bool> ChangesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var solution = document.Project.Solution;
        var request = (document.Id, diagnostic.Id, diagnostic.Location.SourceSpan);
        var (result, _) = await RewriteAsync(solution, [request], isProbe: true, MaxChain, cancellationToken).ConfigureAwait(false);
        return result.Solution != solution;
    }

    /// <summary>
    /// Carries out one plan that no rule reports, in every document of its file. The solution as it was where the result does
    /// not compile as well as before.
    /// </summary>
    /// <param name="document">The document that the plan was made for.</param>
    /// <param name="place">The declaration that it concerns.</param>
    /// <param name="plan">What is written.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static async Task<Solution> WriteAsync(Document document, TextSpan place, Plan plan, CancellationToken cancellationToken)
    {
        var rewriter = new Rewriter(document.Project.Solution, isProbe: false, isAlone: true);
        await rewriter._files.LoadAsync([document.Id], cancellationToken).ConfigureAwait(false);
        if (rewriter._files.FindLoaded(document.Id) is not { } file)
            return document.Project.Solution;

        rewriter._edits.Request(new Edit(file, new Hit(DiagnosticIds.SecondImplementation, place, Role: "", Offender: "", Remedy: "", plan, Sunset: null),
            plan));
        return await rewriter.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(RewriteResult Result, Rewriter Rewriter)> RewriteAsync(Solution solution,
        IEnumerable<(DocumentId Document, string RuleId, TextSpan Span)> requests, bool isProbe, int depth, CancellationToken cancellationToken)
    {
        var rewriter = new Rewriter(solution, isProbe);
        var requested = new HashSet<(DocumentId Document, string RuleId, TextSpan Span)>(requests);
        await rewriter._files.LoadAsync(requested.Select(request => request.Document).Distinct(), cancellationToken).ConfigureAwait(false);
        var leftovers = ImmutableArray.CreateBuilder<Leftover>();
        var accepted = new List<((DocumentId Document, string RuleId, TextSpan Span) Request, Edit Edit)>();
        foreach (var request in requested)
        {
            if (rewriter.Obstacle(request, requested) is { } obstacle)
            {
                leftovers.Add(obstacle);
                continue;
            }

            var edit = rewriter._files.FindLoaded(request.Document)!.Find(request.RuleId, request.Span)!;
            rewriter._edits.Request(edit);
            accepted.Add((request, edit));
        }

        var rewritten = await rewriter.RunAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (request, edit) in accepted)
        {
            if (rewriter._edits.ReversalOf(edit) is { } reversal)
                leftovers.Add(new Leftover(request.Document, request.RuleId, request.Span, reversal.Refusal, reversal.Project, reversal));
        }

        if (depth < MaxChain && await Chains.FindAsync(rewritten, rewriter._files, rewriter._edits, rewriter._settled, cancellationToken)
            .ConfigureAwait(false) is { Count: > 0 } next)
        {
            rewritten = (await RewriteAsync(rewritten, next, isProbe: false, depth + 1, cancellationToken).ConfigureAwait(false)).Result.Solution;
        }

        if (!isProbe)
        {
            var files = rewriter._edits.Active.Select(edit => edit.File).Distinct()
                .Select(file => file.Views.Select(view => view.Document.Id).ToImmutableArray());
            rewritten = await VoidPragmas.RemoveAsync(solution, rewritten, files, cancellationToken).ConfigureAwait(false);
        }

        return (new RewriteResult(rewritten, leftovers.ToImmutable()), rewriter);
    }

    /// <summary>Why a request cannot even be tried; null where it can.</summary>
    private Leftover? Obstacle((DocumentId Document, string RuleId, TextSpan Span) request,
        HashSet<(DocumentId Document, string RuleId, TextSpan Span)> requested)
    {
        var (document, ruleId, span) = request;
        if (_files.FindLoaded(document) is not { } file)
            return new Leftover(document, ruleId, span, Refusal.FileUnread.For(_files.FailureOf(document) ?? "no C# in it"), Project: null);
        if (file.Find(ruleId, span) is not { } edit)
        {
            var (refusal, other) = file.FindDisagreement(document, ruleId, span);
            return new Leftover(document, ruleId, span, refusal, other?.Id);
        }

        // The host asks for no suppressed hit; where the file is compiled twice, the other compilation may suppress it.
        return file.Views.FirstOrDefault(view =>
            !requested.Contains((view.Document.Id, ruleId, span)) && view.IsSuppressed(edit.Hit))?.Document.Project is { } suppressing
            ? new Leftover(document, ruleId, span, Refusal.SuppressedElsewhere.For(suppressing.Name, ruleId), suppressing.Id)
            : null;
    }

    /// <summary>Round after round writes the active edits and looks at the result, until a round has nothing to change.</summary>
    /// <remarks>
    /// Why this ends: every round but the last makes one number smaller and leaves those before it as they are, of a solution's
    /// <list type="number">
    /// <item>edits that are not reverted: a revert is for good;</item>
    /// <item>names of generators' members that are not followed yet: each is followed once;</item>
    /// <item>edits that are neither active nor reverted: an active edit stays active until it is reverted;</item>
    /// <item>attempts to shorten names: there is one;</item>
    /// <item>using directives that may turn out to be needed: what was restored once is not removed again;</item>
    /// <item>longer ways to write names that are left: a name only gets longer;</item>
    /// <item>using directives that are not removed.</item>
    /// </list>
    /// </remarks>
    private async Task<Solution> RunAsync(CancellationToken cancellationToken)
    {
        while (_edits.Active.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_isAlone)
                await _completion.RunAsync(cancellationToken).ConfigureAwait(false);
            if (await _overrides.ReachedAsync(_edits.Active, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } reached)
            {
                _reversals.Revert(reached, cancellationToken);
                continue;
            }

            if (await _cycles.FindAsync(_edits.Active, cancellationToken).ConfigureAwait(false) is { IsEmpty: false } cyclic)
            {
                _reversals.Revert(cyclic, cancellationToken);
                continue;
            }

            var renderings = _writer.Write();
            var rewritten = RewriteWriter.Apply(_original, renderings);
            if (await IsSettledAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false))
            {
                _settled = renderings;
                return rewritten;
            }
        }

        return _original;
    }

    /// <summary>The steps of one round, in their order: the first that changes something ends it. True where none does.</summary>
    private async Task<bool> IsSettledAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        if (await _nameProof.EscalateAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false))
            return false;

        var (errors, unnecessary) = await CompileAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false);
        if (errors.Count == 0)
        {
            return !_directives.AddDead(renderings, unnecessary) && !_nameProof.Shorten(renderings)
                && await IsEqualAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false);
        }

        if (_directives.Restore(errors) || _nameProof.EscalateImports(renderings, errors)
            || await _nameProof.EscalateCapturedAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false)
            || await _generatedNames.FollowAsync(rewritten, renderings, errors, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (_isAlone)
            _edits.Withdraw();
        else
            await CompleteOrRevertAsync(renderings, errors, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>The new errors of what was written and its dependents, and the directives that nothing needs any more.</summary>
    private async Task<(List<(ProjectId Project, Diagnostic Error)> Errors, List<Diagnostic> Unnecessary)> CompileAsync(Solution rewritten,
        List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var changed = renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id).Distinct();
        var places = new OriginalPlaces(renderings);
        var scope = _isProbe ? new ProofScope(_edits.Active) : null;
        var errors = new List<(ProjectId Project, Diagnostic Error)>();
        var unnecessary = new List<Diagnostic>();
        foreach (var project in _files.WithDependents(changed))
        {
            var compilation = await rewritten.GetProject(project)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            if (compilation is not CSharpCompilation csharp)
                continue;

            // Force CS8019 on: it lists unused using directives.
            var options = csharp.Options.WithSpecificDiagnosticOptions(csharp.Options.SpecificDiagnosticOptions.SetItem("CS8019", ReportDiagnostic.Hidden));
            csharp = csharp.WithOptions(options);
            var diagnostics = scope?.Diagnose(csharp, cancellationToken) ?? csharp.GetDiagnostics(cancellationToken);
            unnecessary.AddRange(diagnostics.Where(diagnostic => diagnostic.Id == "CS8019"));
            errors.AddRange((await _errors.NewIn(project, diagnostics, places, scope, cancellationToken).ConfigureAwait(false))
                .Select(error => (project, error)));
        }

        return (errors, unnecessary);
    }

    /// <summary>Whether the rewritten solution does what the original one does; where it does not, the connected edits are completed or reverted.</summary>
    private async Task<bool> IsEqualAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        var differences = await _equality.FindAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false);
        if (differences.Count == 0)
            return _isAlone || await IsWholeAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false);
        if (_nameProof.EscalateCapturing(renderings, differences))
            return false;
        if (_isAlone)
        {
            _edits.Withdraw();
            return false;
        }

        foreach (var project in _files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id)))
            await _files.LoadAsync(project, cancellationToken).ConfigureAwait(false);
        await LoadGeneratedAsync(differences.Select(difference => (difference.Project, (string?)difference.Path)), cancellationToken).ConfigureAwait(false);
        var connections = await Connections.OfAsync(_files.Loaded, _edits, cancellationToken).ConfigureAwait(false);
        var trace = new ErrorTrace(_files, renderings, connections, _edits);
        var traced = differences
            .Select(difference => (Difference: difference, Edits: trace.Region(difference.Project, difference.Path, difference.Position, cancellationToken)))
            .ToList();
        if (_edits.ActivateTogether(traced.Select(component => component.Edits)))
            return false;

        var blamed = traced.Where(component => component.Edits.Overlaps(_edits.Active)).ToList();
        var isTraced = blamed.Count > 0;
        if (!isTraced)
        {
            blamed = [.. differences
                .Select(difference => (difference, trace.FileOrMore(difference.Project, difference.Path, difference.Position, cancellationToken)))];
        }

        foreach (var (difference, edits) in blamed)
            await _reversals.RevertAsync(difference, edits, isTraced, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Whether no type is split between what moves and what stays; where one is, the rest of it moves as well, or all of it stays.</summary>
    private async Task<bool> IsWholeAsync(Solution rewritten, List<FileRendering> renderings, CancellationToken cancellationToken)
    {
        if ((await _splits.FindAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false)).Count == 0)
            return true;

        foreach (var project in _original.ProjectIds)
            await _files.LoadAsync(project, cancellationToken).ConfigureAwait(false);
        var connections = await Connections.OfAsync(_files.Loaded, _edits, cancellationToken).ConfigureAwait(false);
        var trace = new ErrorTrace(_files, renderings, connections, _edits);
        var splits = await _splits.FindAsync(rewritten, renderings, cancellationToken).ConfigureAwait(false);
        var regions = splits.Select(split => trace.RegionOf(split.Value, cancellationToken)).ToList();
        if (_edits.ActivateTogether(splits.Zip(regions, (split, region) => split.Possible.Concat(split.Moving).Concat(region))))
            return false;

        // A value that moves goes back with what gives it its type, a test by itself: what needs it then does not compile.
        foreach (var (split, region) in splits.Zip(regions, (split, region) => (split, region)))
        {
            var reverted = split.Value is null ? connections.Of(split.Moving, []) : split.Value.Moves ? region : [.. split.Moving];
            await _reversals.RevertAsync(split, reverted, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>What lies in no file of a project lies in what its generators have written: a page, as a rule.</summary>
    private async Task LoadGeneratedAsync(IEnumerable<(ProjectId Project, string? Path)> places, CancellationToken cancellationToken)
    {
        var unread = places.Where(place => place.Path is { } path && !_files.IsLoaded(place.Project, path)).Select(place => place.Project).Distinct().ToList();
        foreach (var project in unread)
            await _files.LoadGeneratedAsync(project, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompleteOrRevertAsync(List<FileRendering> renderings, List<(ProjectId Project, Diagnostic Error)> errors,
        CancellationToken cancellationToken)
    {
        var scope = _files.WithDependents(renderings.SelectMany(rendering => rendering.File.Views).Select(view => view.Document.Project.Id)
            .Concat(errors.Select(error => error.Project)));
        if (_isProbe && _edits.ActivateTogether((await TraceAsync([]).ConfigureAwait(false)).Traced.Select(component => component.Edits)))
            return;

        var (trace, traced) = await TraceAsync(scope).ConfigureAwait(false);
        // First the other edits of the same flow, other rules' included: "Old m = Factory.Create()" is two hits and one change.
        if (_edits.ActivateTogether(traced.Select(component => component.Edits)) || _edits.ActivateOtherDeletions(_files.Loaded.SelectMany(file => file.Edits)))
            return;

        // What flows in here may be declared in a project that this one references.
        if (_files.UnreadReferencesOf(scope) is { Count: > 0 } referenced)
        {
            (trace, traced) = await TraceAsync(referenced).ConfigureAwait(false);
            if (_edits.ActivateTogether(traced.Select(component => component.Edits)))
                return;
        }

        // Then back with what can be traced: an error on a type's name is often the echo of one on its member.
        var blamed = errors.Zip(traced, (error, component) => (error.Project, error.Error, component.Edits)).Where(blame => blame.Edits.Overlaps(_edits.Active))
            .ToList();
        var isTraced = blamed.Count > 0;
        if (!isTraced)
            blamed = [.. errors.Select(error => (error.Project, error.Error, trace.FileOrMore(error.Project, error.Error, cancellationToken)))];

        foreach (var (project, error, edits) in blamed)
            _reversals.Revert(project, error, edits, isTraced, renderings, cancellationToken);

        async Task<(ErrorTrace Trace, List<(Diagnostic Error, HashSet<Edit> Edits)> Traced)> TraceAsync(IEnumerable<ProjectId> projects)
        {
            foreach (var project in projects)
                await _files.LoadAsync(project, cancellationToken).ConfigureAwait(false);
            await LoadGeneratedAsync(errors.Select(error => (error.Project, error.Error.Location.SourceTree?.FilePath)), cancellationToken)
                .ConfigureAwait(false);
            var connections = await Connections.OfAsync(_files.Loaded, _edits, cancellationToken).ConfigureAwait(false);
            var own = new ErrorTrace(_files, renderings, connections, _edits);
            return (own, [.. errors.Select(error => (error.Error, own.Region(error.Project, error.Error, cancellationToken)))]);
        }
    }
}
