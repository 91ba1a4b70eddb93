using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>The files of a solution, each read when it is first asked for.</summary>
internal sealed class SourceFiles(Solution solution)
{
    private readonly Dictionary<DocumentId, SourceFile> _files = [];
    private readonly HashSet<ProjectId> _complete = [];
    private readonly HashSet<ProjectId> _withGenerated = [];
    private readonly ConcurrentDictionary<DocumentId, string> _failures = new();

    public Solution Solution { get; } = solution;

    public IEnumerable<SourceFile> Loaded => _files.Values.Distinct();

    public SourceFile? FindLoaded(DocumentId id) => _files.TryGetValue(id, out var file) ? file : null;

    /// <summary>The exception because of which a document could not be read, by name; null where there was none.</summary>
    public string? FailureOf(DocumentId id) => _failures.TryGetValue(id, out var failure) ? failure : null;

    /// <summary>Reads documents that can hold C#, side by side: to plan a file takes as long as to analyze it.</summary>
    public async Task LoadAsync(IEnumerable<DocumentId> ids, CancellationToken cancellationToken)
    {
        var wanted = new List<IReadOnlyList<Document>>();
        var claimed = new HashSet<DocumentId>(_files.Keys);
        foreach (var id in ids)
        {
            if (!claimed.Contains(id) && Solution.GetDocument(id) is { SupportsSemanticModel: true, Project.Language: LanguageNames.CSharp } document)
            {
                var linked = await LinkedAsync(document, cancellationToken).ConfigureAwait(false);
                claimed.UnionWith(linked.Select(view => view.Id));
                wanted.Add(linked);
            }
        }

        // The files of a project share its engine: made here, it is made once.
        foreach (var project in wanted.SelectMany(linked => linked).Select(document => document.Project).Distinct())
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation)
                _ = SsotEngine.For(compilation, project.AnalyzerOptions, cancellationToken);
        }

        foreach (var file in await Task.WhenAll(wanted.Select(linked => Task.Run(() => ReadAsync(linked, cancellationToken), cancellationToken)))
            .ConfigureAwait(false))
        {
            foreach (var view in file?.Views ?? [])
                _files[view.Document.Id] = file!;
        }
    }

    /// <summary>Reads every file of a project.</summary>
    public async Task LoadAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (_complete.Add(id))
            await LoadAsync(Solution.GetProject(id)!.DocumentIds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what the generators of a project have written. No edit is in it; values that edits change flow through it.</summary>
    public async Task LoadGeneratedAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (!_withGenerated.Add(id))
            return;

        foreach (var document in await Solution.GetProject(id)!.GetSourceGeneratedDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await ReadAsync([document], cancellationToken).ConfigureAwait(false) is { } file)
                _files[document.Id] = file;
        }
    }

    /// <summary>Whether a file of a project, by the path of its tree, is read.</summary>
    public bool IsLoaded(ProjectId project, string path) =>
        Loaded.SelectMany(file => file.Views).Any(view => view.Document.Project.Id == project && view.Model.SyntaxTree.FilePath == path);

    /// <summary>The same path with another text is another file: an editor that is ahead of the disk, or an in-memory one.</summary>
    private async Task<IReadOnlyList<Document>> LinkedAsync(Document document, CancellationToken cancellationToken)
    {
        var linked = new List<Document> { document };
        foreach (var id in document.GetLinkedDocumentIds())
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (Solution.GetDocument(id) is { } other && text.ContentEquals(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                linked.Add(other);
        }

        return [.. linked.OrderBy(view => view.Project.Name, StringComparer.Ordinal)];
    }

    private async Task<SourceFile?> ReadAsync(IReadOnlyList<Document> linked, CancellationToken cancellationToken)
    {
        try
        {
            Containment.Enter(HitStage.Reading, default);
            return await SourceFile.LoadAsync(linked, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A host that meets an exception drops the fix of every file.
            foreach (var view in linked)
                _failures[view.Id] = failure.GetType().Name;
            return null;
        }
    }

    /// <summary>The projects and the projects that are compiled against them.</summary>
    public IReadOnlyList<ProjectId> WithDependents(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        var all = new HashSet<ProjectId>(projects);
        foreach (var project in all.ToList())
            all.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));

        return [.. graph.GetTopologicallySortedProjects().Where(all.Contains)];
    }

    /// <summary>
    /// The C# projects that can be part of one program with any of those given: one of them is compiled against the other, or a third
    /// against both.
    /// </summary>
    public IEnumerable<Project> TogetherWith(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        var programs = WithDependents(projects);
        var all = new HashSet<ProjectId>(programs.Concat(programs.SelectMany(graph.GetProjectsThatThisProjectTransitivelyDependsOn)));
        return Solution.Projects.Where(project => project.Language == LanguageNames.CSharp && all.Contains(project.Id));
    }

    /// <summary>What the projects are compiled against, as far as it is not read yet.</summary>
    public IReadOnlyList<ProjectId> UnreadReferencesOf(IEnumerable<ProjectId> projects)
    {
        var graph = Solution.GetProjectDependencyGraph();
        return [.. projects.SelectMany(project => graph.GetProjectsThatThisProjectTransitivelyDependsOn(project)).Distinct()
            .Where(project => !_complete.Contains(project))];
    }
}

/// <summary>
/// One file by its path, with each document that it is in: two target frameworks, or two projects that link it, see the
/// same text with different symbols. It is rewritten once, for all of them.
/// </summary>
internal sealed class SourceFile
{
    private readonly Dictionary<(string RuleId, TextSpan Span), Edit> _edits = [];

    private SourceFile(ImmutableArray<View> views)
    {
        Views = views;
        AgreeOnEdits();
    }

    public ImmutableArray<View> Views { get; }

    public View Primary => Views[0];

    public SourceText Text => Primary.Text;

    /// <summary>What can be rewritten here and the user has not suppressed.</summary>
    public IEnumerable<Edit> Edits => _edits.Values.Where(edit => !Views.Any(view => view.IsSuppressed(edit.Hit)));

    /// <summary>The edit of a hit, suppressed or not.</summary>
    public Edit? Find(string ruleId, TextSpan span) => _edits.TryGetValue((ruleId, span), out var edit) ? edit : null;

    /// <summary>Adds an edit that follows from others, at a place that is not a hit.</summary>
    public void Add(Edit edit) => _edits.Add((edit.Hit.RuleId, edit.Hit.Span), edit);

    /// <summary>
    /// Why a hit has no edit, with the project because of which: another compilation plans another edit there, or none. No
    /// project where no other compilation is the reason.
    /// </summary>
    public (Refusal Refusal, Project? Other) FindDisagreement(DocumentId document, string ruleId, TextSpan span)
    {
        var plan = Views.FirstOrDefault(view => view.Document.Id == document)?.Hits.FirstOrDefault(hit => hit.RuleId == ruleId && hit.Span == span)?.Plan;
        if (plan is null || Views
            .FirstOrDefault(view => view.Document.Id != document && view.IsActive(plan.Span) && !view.Plans(ruleId, plan)) is not { } other)
        {
            return (Refusal.FileUnread.For("no such use in it"), null);
        }

        var project = other.Document.Project;
        return other.Hits.FirstOrDefault(hit => hit.Span.IntersectsWith(span)) is { Plan: null } hit
            ? (Refusal.NoRewriteElsewhere.For(project.Name, hit.Remedy), project)
            : (Refusal.OtherRewriteElsewhere.For(project.Name), project);
    }

    public static async Task<SourceFile> LoadAsync(IEnumerable<Document> documents, CancellationToken cancellationToken)
    {
        var views = ImmutableArray.CreateBuilder<View>();
        foreach (var document in documents)
            views.Add(await View.LoadAsync(document, cancellationToken).ConfigureAwait(false));
        return new SourceFile(views.ToImmutable());
    }

    private void AgreeOnEdits()
    {
        foreach (var view in Views)
        {
            foreach (var hit in view.Hits)
            {
                if (hit.Plan is { } plan && !_edits.ContainsKey((hit.RuleId, hit.Span))
                    && Views.All(other => other == view || !other.IsActive(plan.Span) || other.Plans(hit.RuleId, plan)))
                {
                    _edits.Add((hit.RuleId, hit.Span), new Edit(this, hit, plan));
                }
            }
        }
    }

    /// <summary>The file as one compilation sees it.</summary>
    internal sealed class View
    {
        private readonly Dictionary<(string RuleId, TextSpan Span), Diagnostic> _reported = [];
        private readonly Lazy<HashSet<(string RuleId, TextSpan Span)>> _unsuppressed;

        private View(Document document, SemanticModel model, SsotEngine engine, SourceText text, CancellationToken cancellationToken)
        {
            Document = document;
            Model = model;
            Engine = engine;
            Text = text;
            Root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken);
            Hits = Find(cancellationToken);
            _unsuppressed = new Lazy<HashSet<(string, TextSpan)>>(() =>
                [.. Suppressions.Effective(_reported.Values, Model, CancellationToken.None)
                    .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))]);
        }

        public Document Document { get; }

        public SemanticModel Model { get; }

        public SsotEngine Engine { get; }

        public SourceText Text { get; }

        public CompilationUnitSyntax Root { get; }

        /// <summary>What the rules report here, and the unreported uses of an alias.</summary>
        public ImmutableArray<Hit> Hits { get; }

        /// <summary>
        /// Whether a pragma, an attribute or a configured severity silences the hit, which then is not to be rewritten along
        /// with a neighbour.
        /// </summary>
        public bool IsSuppressed(Hit hit) => _reported.ContainsKey((hit.RuleId, hit.Span)) && !_unsuppressed.Value.Contains((hit.RuleId, hit.Span));

        public bool Plans(string ruleId, Plan plan) =>
            Hits.Any(hit => hit.RuleId == ruleId && hit.Plan is { } own && own.Span == plan.Span && own.Fingerprint == plan.Fingerprint);

        /// <summary>The file, for questions about its code.</summary>
        public FileContext ContextFor(CancellationToken cancellationToken) => new(Engine, Model, cancellationToken);

        /// <summary>Whether the range is code here, and not what an <c>#if</c> leaves out.</summary>
        public bool IsActive(TextSpan span) => !Root.FindTrivia(span.Start).IsKind(SyntaxKind.DisabledTextTrivia);

        public static async Task<View> LoadAsync(Document document, CancellationToken cancellationToken)
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            return new View(document, model, engine, text, cancellationToken);
        }

        private ImmutableArray<Hit> Find(CancellationToken cancellationToken)
        {
            if (Engine.IsEmpty || Engine.Compilation.IsGenerated(Model.SyntaxTree, cancellationToken))
                return [];

            var found = ImmutableArray.CreateBuilder<Hit>();
            foreach (var hit in Engine.GetHits(Model, cancellationToken))
            {
                var diagnostic = HitDiagnostic.Create(Engine, hit, Model.SyntaxTree, cancellationToken);
                if (diagnostic is not null)
                    _reported[(hit.RuleId, hit.Span)] = diagnostic;
                if (diagnostic is not null || !hit.IsReported)
                    found.Add(hit);
            }

            return found.ToImmutable();
        }
    }
}

/// <summary>What a pragma, an attribute or a configured severity silences.</summary>
internal static class Suppressions
{
    // The attributes by which code itself suppresses a diagnostic: a project that names none of them need not be asked for each hit.
    private static readonly NameSet AttributeNames =
        new(["SuppressMessage", "SuppressMessageAttribute", "UnconditionalSuppressMessage", "UnconditionalSuppressMessageAttribute"]);

    private static readonly TreeCache<NameSet, bool> NamesAttribute = new();
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> UsesAttribute = new();

    /// <summary>Those of the diagnostics that stand unsuppressed.</summary>
    /// <remarks>
    /// To find attributes the compiler binds what is around each diagnostic, again for each. Where no text holds the name of
    /// such an attribute there is none, and the rest is in the options and directives.
    /// </remarks>
    public static IEnumerable<Diagnostic> Effective(IReadOnlyCollection<Diagnostic> diagnostics, SemanticModel model, CancellationToken cancellationToken)
    {
        var (compilation, tree) = (model.Compilation, model.SyntaxTree);
        var isCertain = compilation.Options.GeneralDiagnosticOption != ReportDiagnostic.Suppress
            && diagnostics.Select(diagnostic => diagnostic.Id).Distinct().All(id => !IsConfigured(compilation.Options, tree, id, cancellationToken))
            && !HasPragma(tree.GetRoot(cancellationToken))
            && !UsesAttribute.GetValue(compilation,
                _ => new StrongBox<bool>(compilation.SyntaxTrees.Any(other => MentionsAttribute(other, cancellationToken)))).Value;
        return isCertain ? diagnostics
            : CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, compilation).Where(diagnostic => !diagnostic.IsSuppressed);
    }

    private static bool IsConfigured(CompilationOptions options, SyntaxTree tree, string id, CancellationToken cancellationToken) =>
        options.SpecificDiagnosticOptions.ContainsKey(id)
        || (options.SyntaxTreeOptionsProvider is { } provider
            && (provider.TryGetDiagnosticValue(tree, id, cancellationToken, out _) || provider.TryGetGlobalDiagnosticValue(id, cancellationToken, out _)));

    private static bool HasPragma(SyntaxNode root)
    {
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (directive.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia))
                return true;
        }

        return false;
    }

    private static bool MentionsAttribute(SyntaxTree tree, CancellationToken cancellationToken) =>
        NamesAttribute.Get(tree, AttributeNames,
            (tree, names) => WordSearch.Positions(tree.GetText(cancellationToken), names, out var hasEscapes).Count > 0 || hasEscapes);
}
