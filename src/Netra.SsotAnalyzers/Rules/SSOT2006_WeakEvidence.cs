using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Implementations;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>What looks like a second implementation, by name or shape: is there a second one?</summary>
/// <example>
/// Bad: <c>class TenantWebSocketManager { public Task SendAsync(string text) … }</c>
/// Good: <c>class Tenants(WebSocketManager manager) { … }</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT2006_WeakEvidence() : SsotAnalyzer(Descriptors.SSOT2006)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        var evidence = new WeakEvidence(engine);
        if (evidence.IsEmpty)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            var tree = context.SemanticModel.SyntaxTree;
            if (engine.Compilation.IsGenerated(tree, context.CancellationToken))
                return;

            context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(WeakEvidence.ThresholdOption, out var option);
            foreach (var declaration in TreeDeclarations.Of(tree, context.CancellationToken).Types)
            {
                if (evidence.Of(declaration, context.SemanticModel, WeakEvidence.Threshold(option), context.CancellationToken) is not { } found)
                    continue;

                var role = found.Role;
                var violation = new Violation(
                    Descriptor, tree, declaration.Identifier.Span, role.Canonical.Role, Sunset: null,
                    [declaration.Identifier.ValueText, role.Canonical.Role, $"{found.Text}; use '{role.Type.Name}', declare this one [SupersededBy(typeof({role.Type.Name}))], or give it its own role and name"],
                    IsGuess: found.IsGuess);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}
