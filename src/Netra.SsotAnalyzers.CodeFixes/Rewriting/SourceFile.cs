using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

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
        if (plan is null || Views.FirstOrDefault(view => view.Document.Id != document && view.IsActive(plan.Span) && !view.Plans(ruleId, plan)) is not { } other)
            return (Refusal.FileUnread.For("no such use in it"), null);

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
                if (hit.Plan is { } plan && !_edits.ContainsKey((hit.RuleId, hit.Span)) && Views.All(other => other == view || !other.IsActive(plan.Span) || other.Plans(hit.RuleId, plan)))
                    _edits.Add((hit.RuleId, hit.Span), new Edit(this, hit, plan));
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
                [.. Suppressions.Effective(_reported.Values, Model, CancellationToken.None).Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))]);
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
