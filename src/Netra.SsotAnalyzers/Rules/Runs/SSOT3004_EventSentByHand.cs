using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.SsotAnalyzers.Rules.Runs;

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

                    var violation = new Violation(Descriptor, call.SyntaxTree, call.ArgumentList.Span, send.Event.Role, Sunset: null,
                        [send.Event.Value, send.Event.Role]);
                    if (violation.ToDiagnostic(engine) is { } diagnostic)
                        context.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}

/// <summary>A call that sends an event under a constant name.</summary>
internal sealed record EventSend(IInvocationOperation Call, EventName Event)
{
    private static readonly ImmutableArray<string> Verbs = ["Send", "Emit", "Notify", "Publish", "Raise", "Push", "Post", "Broadcast", "Announce", "Fire",
        "Tell"];

    public static EventSend? Of(SsotEngine engine, IOperation operation)
    {
        if (operation is not IInvocationOperation call || !Sends(engine, call.TargetMethod))
            return null;

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text }
                && engine.Events.Find(text) is { } name
                && EventNameSlot.StrengthOf(engine, argument.Parameter) != SlotStrength.None)
            {
                return new EventSend(call, name);
            }
        }

        return null;
    }

    /// <summary>Where the call's method is named.</summary>
    public SyntaxToken? NameToken => Call.Syntax is InvocationExpressionSyntax { Expression: var called }
        ? called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier,
            SimpleNameSyntax name => name.Identifier,
            _ => null,
        }
        : null;

    private static bool Sends(SsotEngine engine, IMethodSymbol method) =>
        (method.ReturnsVoid || TaskShape.Of(method.ReturnType).IsAwaitable)
        && (engine.RoleOf(method.ContainingType) is not null || Verbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));
}
