using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>A call that sends an event under a constant name.</summary>
internal sealed record EventSend(IInvocationOperation Call, EventName Event)
{
    private static readonly ImmutableArray<string> Verbs = ["Send", "Emit", "Notify", "Publish", "Raise", "Push", "Post", "Broadcast", "Announce", "Fire", "Tell"];

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
