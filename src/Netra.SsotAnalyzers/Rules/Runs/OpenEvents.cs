using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>Events that begin something, sent by a method that does not send what ends it on every way out.</summary>
internal sealed class OpenEvents(SsotEngine engine, ControlFlowGraph graph)
{
    private readonly ConcurrentDictionary<(IMethodSymbol, EventPair), bool> _closers = new();

    public IEnumerable<Beginning> Find()
    {
        var sends = graph.Blocks.SelectMany(block => OpenPaths.Flatten(block).Select(operation => (Block: block, Send: EventSend.Of(engine, operation)))).Where(found => found.Send is not null).ToList();

        // One send alone is a method for others to build on.
        if (sends.Count < 2)
            yield break;

        foreach (var (block, send) in sends)
        {
            var pair = engine.Events.Pairs.FirstOrDefault(pair => pair.Opening.Value == send!.Event.Value);
            if (pair is null || send!.NameToken is not { } name)
                continue;

            var way = new OpenPaths(graph, operation => Closes(operation, pair), _ => null).From(block, Completion(send.Call));
            if (way != WayOut.None)
            {
                var remedy = $"send '{pair.Closing[0].Value}' in a finally block, or use a run";
                yield return new Beginning(name.Span, send.Event.Role, send.Event.Value, Beginning.Describe(way), remedy);
            }
        }
    }

    /// <summary>The event is out once its call has been awaited.</summary>
    private static IOperation Completion(IOperation call)
    {
        for (var operation = call.Parent; operation is IAwaitOperation or IInvocationOperation or IConversionOperation or IArgumentOperation; operation = operation.Parent)
        {
            if (operation is IAwaitOperation)
                return operation;
        }

        return call;
    }

    private bool Closes(IOperation operation, EventPair pair)
    {
        if (operation is not IInvocationOperation call)
            return false;
        if (call.Arguments.Any(argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } && pair.Closing.Any(name => name.Value == text)))
            return true;

        // What a method of this code is called for, one level deep.
        return _closers.GetOrAdd((call.TargetMethod.OriginalDefinition, pair), key => key.Item1.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax().DescendantTokens().Any(token => pair.Closing.Any(name =>
                token.IsKind(SyntaxKind.StringLiteralToken) ? token.ValueText == name.Value : token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name.Constant.Name))));
    }
}
