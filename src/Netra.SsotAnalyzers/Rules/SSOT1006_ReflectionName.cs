using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Reflection;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A superseded type's name in a string that reflection reads: no compiler sees it, and the lookup fails when it runs.</summary>
/// <example>
/// Bad: <c>Type.GetType("Netra.Backend.UnifiedWebSocketManager, Netra.Backend")</c>
/// Good: <c>typeof(WebSocketManager)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT1006_ReflectionName() : SsotAnalyzer(Descriptors.SSOT1006)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (!engine.Map.Superseded.Any())
            return;

        var names = new ReflectionNames(engine);

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var violation in names.FindIn(context.SemanticModel, context.CancellationToken))
            {
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}
