using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>Turns hits into diagnostics, for the rules and for the rewriter alike.</summary>
internal static class HitDiagnostic
{
    private static readonly Refusal Generated = Refusal.Generated.For();

    // The build writes the project file's <Using> items there.
    private const string GlobalUsingsEnding = ".GlobalUsings.g.cs";

    /// <summary>The diagnostic for a hit with its effective severity, or null where it is silent or its role is switched off.</summary>
    public static Diagnostic? Create(SsotEngine engine, Hit hit, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!hit.IsReported)
            return null;

        try
        {
            Containment.Enter(HitStage.Reporting, hit.Span);
            return ToViolation(hit, tree, engine.Compilation.IsGenerated(tree, cancellationToken)) is not { } violation || violation.SeverityIn(engine) is not { } severity ? null
                : engine.Baseline?.Judge(violation, severity, cancellationToken) ?? violation.ToDiagnostic(severity);
        }
        catch (Exception exception) when (Containment.Handles(exception, cancellationToken))
        {
            var failed = Hit.Failed(hit.Span, hit.Role, hit.Offender, exception);
            return ToViolation(failed, tree, isGeneratedCode: false)!.ToDiagnostic(Descriptors.Find(DiagnosticIds.UnfixableUse).DefaultSeverity);
        }
    }

    /// <summary>Whether a hit may be reported under an id: each rule sees all hits, and makes nothing of those of others. SSOT1003 tries them all, since creating the diagnostic may fail.</summary>
    public static bool MayBe(string id, Hit hit, bool isGeneratedCode) => hit.IsReported && (isGeneratedCode || hit.RuleId == id || id == DiagnosticIds.UnfixableUse);

    /// <summary>What a hit is reported as, or null where it is silent.</summary>
    public static Violation? ToViolation(Hit hit, SyntaxTree tree, bool isGeneratedCode)
    {
        // Written out by a generator, an event name is as right as its constant.
        if (!hit.IsReported || (isGeneratedCode && hit.RuleId == DiagnosticIds.RawEventName))
            return null;

        // No fix touches generated code, so there the use is one that has no rewrite.
        var isUnfixable = isGeneratedCode && hit.Plan is not null;
        if (isUnfixable && hit is { Alias.IsGlobal: true, Plan.RemovesDirective: true } && tree.FilePath.EndsWith(GlobalUsingsEnding, StringComparison.OrdinalIgnoreCase))
            return new Violation(Descriptors.Find(DiagnosticIds.UndeclaredShim), tree, hit.Span, hit.Role, hit.Sunset, [hit.Offender, hit.Role, ProjectFileReason(hit)]);

        var descriptor = Descriptors.Find(isUnfixable ? DiagnosticIds.UnfixableUse : hit.RuleId);
        var remedy = isUnfixable ? Generated.Message : PlannedText.Of(hit, tree) ?? hit.Remedy;
        return new Violation(
            descriptor, tree, hit.Span, hit.Role, hit.Sunset, [hit.Offender, hit.Role, remedy], hit.Target,
            (isUnfixable ? Generated : hit.Refusal)?.Kind.Name, Replacement: isUnfixable || hit.Plan is null ? null : remedy);
    }

    private static string ProjectFileReason(Hit hit) => $"it is an alias of '{hit.Remedy}' in the project file: when it is unused, remove <Using … Alias=\"{hit.Offender}\" /> there";
}
