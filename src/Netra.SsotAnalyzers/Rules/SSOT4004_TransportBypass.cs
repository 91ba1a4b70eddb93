using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Isolation;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A server's socket used past the manager that owns it: no order, no replay, no owner.</summary>
/// <example>
/// Bad: <c>await socket.SendAsync(frame, WebSocketMessageType.Text, true, ct)</c>
/// Good: <c>await manager.SendAsync("status", payload, ct)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4004_TransportBypass() : SsotAnalyzer(Descriptors.SSOT4004)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (!engine.Isolation.HasTransports)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (spot, owner) in new TransportCalls(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
            {
                var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, spot.Span, owner.Role, Sunset: null, [spot.ValueText, owner.Role, owner.Type.SimpleName]);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }
}
