using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Runs;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>An event of a run sent by hand, where the run's type would send the rest as well.</summary>
/// <example>
/// Bad: <c>await manager.SendAsync(AgentEvents.AgentStarted, payload)</c>
/// Good: <c>await using var run = await manager.StartRunAsync("triage")</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT3004_EventSentByHand() : SsotAnalyzer(Descriptors.SSOT3004)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.IsTestProject || engine.Events.Pairs.IsEmpty || engine.OwnsRuns || !engine.Isolation.HasManagers)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            if (!engine.Runs.HasRuns)
                return;

            foreach (var member in engine.Runs.Members(new FileContext(engine, context.SemanticModel, context.CancellationToken)))
            {
                foreach (var call in member.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not { } operation
                        || EventSend.Of(engine, operation) is not { } send
                        || engine.Isolation.Users.Manager(send.Call.TargetMethod.ContainingType) is null
                        || !engine.Events.IsPaired(send.Event))
                    {
                        continue;
                    }

                    var violation = new Violation(Descriptor, call.SyntaxTree, call.ArgumentList.Span, send.Event.Role, Sunset: null, [send.Event.Value, send.Event.Role]);
                    if (violation.ToDiagnostic(engine) is { } diagnostic)
                        context.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}
