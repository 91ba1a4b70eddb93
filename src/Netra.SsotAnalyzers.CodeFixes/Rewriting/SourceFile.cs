using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Engine;

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

    public IEnumerable<Edit> Edits => _edits.Values;

    public Edit? Find(string ruleId, TextSpan span) => _edits.TryGetValue((ruleId, span), out var edit) ? edit : null;

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
        private View(Document document, SemanticModel model, SsotEngine engine, SourceText text, ImmutableArray<Hit> hits)
        {
            Document = document;
            Model = model;
            Engine = engine;
            Text = text;
            Root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
            Hits = hits;
        }

        public Document Document { get; }

        public SemanticModel Model { get; }

        public SsotEngine Engine { get; }

        public SourceText Text { get; }

        public CompilationUnitSyntax Root { get; }

        /// <summary>What the rules report here and the user has not suppressed, and the unreported uses of an alias.</summary>
        public ImmutableArray<Hit> Hits { get; }

        public bool Plans(string ruleId, Plan plan) =>
            Hits.Any(hit => hit.RuleId == ruleId && hit.Plan is { } own && own.Span == plan.Span && own.Fingerprint == plan.Fingerprint);

        /// <summary>Whether the range is code here, and not what an <c>#if</c> leaves out.</summary>
        public bool IsActive(TextSpan span) => !Root.FindTrivia(span.Start).IsKind(SyntaxKind.DisabledTextTrivia);

        public static async Task<View> LoadAsync(Document document, CancellationToken cancellationToken)
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var engine = SsotEngine.For(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
            return new View(document, model, engine, text, Reported(engine, model, cancellationToken));
        }

        private static ImmutableArray<Hit> Reported(SsotEngine engine, SemanticModel model, CancellationToken cancellationToken)
        {
            if (engine.IsEmpty || GeneratedCode.IsGenerated(model.SyntaxTree, cancellationToken))
                return [];

            var byDiagnostic = new Dictionary<(string, TextSpan), Hit>();
            var diagnostics = new List<Diagnostic>();
            var companions = new List<Hit>();
            foreach (var hit in engine.GetHits(model, cancellationToken))
            {
                if (HitDiagnostic.Create(engine, hit, model.SyntaxTree, isGeneratedCode: false, cancellationToken) is not { } diagnostic)
                {
                    if (!hit.IsReported)
                        companions.Add(hit);
                    continue;
                }

                byDiagnostic[(diagnostic.Id, hit.Span)] = hit;
                diagnostics.Add(diagnostic);
            }

            // What a pragma, an attribute or a configured severity silences is not to be rewritten along with a neighbour.
            return
            [
                .. CompilationWithAnalyzers.GetEffectiveDiagnostics(diagnostics, model.Compilation)
                    .Where(diagnostic => !diagnostic.IsSuppressed)
                    .Select(diagnostic => byDiagnostic[(diagnostic.Id, diagnostic.Location.SourceSpan)]),
                .. companions,
            ];
        }
    }
}
