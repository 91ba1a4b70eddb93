using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.SupersededUses;

/// <summary>
/// Silences the compiler's own warning where a use is reported by the suite: a declaration that is <c>[Obsolete]</c> and
/// superseded would be told twice. Errors (<c>[Obsolete(error: true)]</c>, CS0619) cannot be suppressed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteUseSuppressor : DiagnosticSuppressor
{
    private const string Justification = "The use is already reported as a superseded API.";

    private static readonly SuppressionDescriptor WithMessage = new("SSOTS0618", "CS0618", Justification);
    private static readonly SuppressionDescriptor WithoutMessage = new("SSOTS0612", "CS0612", Justification);

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [WithMessage, WithoutMessage];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var engine = SsotEngine.For(context.Compilation, context.Options, context.CancellationToken);
        if (engine.IsEmpty)
            return;

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree && IsReported(engine, diagnostic, context.GetSemanticModel(tree), context.CancellationToken))
                context.ReportSuppression(Suppression.Create(diagnostic.Id == WithMessage.SuppressedDiagnosticId ? WithMessage : WithoutMessage, diagnostic));
        }
    }

    private static bool IsReported(SsotEngine engine, Diagnostic obsolete, SemanticModel model, CancellationToken cancellationToken)
    {
        var span = obsolete.Location.SourceSpan;
        var node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(span, findInsideTrivia: true, getInnermostNodeForTie: true);

        // What is obsolete has to be what is superseded: an argument of a superseded call may be obsolete for its own reasons.
        if (model.GetSymbolInfo(node, cancellationToken).Symbol is not { } symbol || !IsSuperseded(engine, symbol))
            return false;

        var reported = engine.GetHits(model, cancellationToken)
            .Where(hit => hit.Span.Contains(span) || span.Contains(hit.Span))
            .Select(hit => HitDiagnostic.Create(engine, hit, model.SyntaxTree, cancellationToken))
            .OfType<Diagnostic>();

        // Somebody who has switched our rule off still wants the compiler's.
        return CompilationWithAnalyzers.GetEffectiveDiagnostics(reported, model.Compilation).Any(diagnostic => !diagnostic.IsSuppressed);
    }

    private static bool IsSuperseded(SsotEngine engine, ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => engine.FindSupersession(type) is not null,
        _ => engine.FindReplacement(symbol) is not null || (symbol.ContainingType is { } container && engine.FindSupersession(container) is not null),
    };
}
