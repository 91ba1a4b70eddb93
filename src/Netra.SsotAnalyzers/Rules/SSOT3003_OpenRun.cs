using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Runs;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A run or an event that is begun and not ended on every way out of its method: the client waits for an end that never comes.</summary>
/// <example>
/// Bad: <c>var run = await manager.StartRunAsync("triage");</c>
/// Good: <c>await using var run = await manager.StartRunAsync("triage");</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT3003_OpenRun() : SsotAnalyzer(Descriptors.SSOT3003)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        // A test of the grammar breaks it on purpose.
        if (engine.IsTestProject || (engine.Events.Pairs.IsEmpty && !engine.Isolation.HasManagers))
            return;

        var ownsRuns = engine.OwnsRuns;
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var member in engine.Runs.Members(new FileContext(engine, context.SemanticModel, context.CancellationToken)))
            {
                foreach (var graph in MemberGraphs.Of(member, context.SemanticModel, context.CancellationToken))
                {
                    var events = ownsRuns ? [] : new OpenEvents(engine, graph).Find();
                    foreach (var found in events.Concat(new OpenRuns(engine, graph).Find()))
                    {
                        var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, found.Span, found.Role, Sunset: null, [found.What, found.Role, found.Way, found.Remedy], IsGuess: found.IsGuess);
                        if (violation.ToDiagnostic(engine) is { } diagnostic)
                            context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        });
    }
}
