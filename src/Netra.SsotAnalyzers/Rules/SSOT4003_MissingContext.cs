using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Isolation;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A per-user manager made or called without saying for whom.</summary>
/// <example>
/// Bad: <c>new WebSocketManager(null!)</c>
/// Good: <c>new WebSocketManager(context)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4003_MissingContext() : SsotAnalyzer(Descriptors.SSOT4003)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.IsTestProject || !engine.Isolation.HasManagers)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (span, role, offender) in new MissingContext(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
            {
                if (new Violation(Descriptor, context.SemanticModel.SyntaxTree, span, role, Sunset: null, [offender, role]).ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}
