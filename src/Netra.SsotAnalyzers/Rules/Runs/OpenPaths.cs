using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules.Events;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>
/// Whether what is begun in one place of a method is still open on some way out of it: by return, or by an exception through
/// the catch and finally blocks around it.
/// </summary>
/// <param name="graph">The method, or a function inside it.</param>
/// <param name="closes">Whether an operation ends what was begun, or hands it on.</param>
/// <param name="isNullTest">What a condition says of what was begun: true where it holds only for null, false where it never does; null for
/// any other condition.</param>
internal sealed class OpenPaths(ControlFlowGraph graph, Func<IOperation, bool> closes, Func<IOperation, bool?> isNullTest)
{
    private readonly HashSet<int> _visited = [];
    private readonly Dictionary<ControlFlowRegion, bool> _finallies = [];
    private ExitKind _found;

    /// <summary>The way out, as seen from behind <paramref name="opening"/>.</summary>
    public ExitKind From(BasicBlock block, IOperation opening)
    {
        var operations = Flatten(block).ToList();
        Visit(block, operations, operations.IndexOf(opening) + 1, within: null);
        return _found;
    }

    /// <summary>The operations of a block in the order in which they take effect.</summary>
    public static IEnumerable<IOperation> Flatten(BasicBlock block)
    {
        foreach (var root in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
        {
            foreach (var operation in PostOrder(root))
                yield return operation;
        }
    }

    private static IEnumerable<IOperation> PostOrder(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            foreach (var inner in PostOrder(child))
                yield return inner;
        }

        yield return operation;
    }

    /// <summary>Follows a block that is entered open; true if the end of the finally region <paramref name="within"/> is reached so.</summary>
    private bool Visit(BasicBlock block, List<IOperation> operations, int start, ControlFlowRegion? within)
    {
        for (var i = start; i < operations.Count; i++)
        {
            if (closes(operations[i]))
                return false;
            if (within is null && operations[i] is IInvocationOperation or IAwaitOperation or IObjectCreationOperation)
                Throw(block.EnclosingRegion);
        }

        var survives = false;
        var test = block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition ? null : isNullTest(condition);
        var isTakenForNull = test is { } holdsForNull && holdsForNull == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        if (block.ConditionalSuccessor is { } conditional && !(test is not null && isTakenForNull))
            survives |= Follow(block, conditional, within);
        if (block.FallThroughSuccessor is { } next && !(test is not null && !isTakenForNull))
            survives |= Follow(block, next, within);
        return survives;
    }

    private bool Follow(BasicBlock block, ControlFlowBranch branch, ControlFlowRegion? within)
    {
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                return within is not null;

            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                if (within is null)
                    Throw(block.EnclosingRegion);
                return false;

            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                foreach (var region in branch.FinallyRegions)
                {
                    if (!Survives(region))
                        return false;
                }

                return Enter(destination, within);

            default:
                return false;
        }
    }

    private bool Enter(BasicBlock block, ControlFlowRegion? within)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            _found |= ExitKind.Return;
            return false;
        }

        return _visited.Add(block.Ordinal) && Visit(block, [.. Flatten(block)], 0, within);
    }

    private bool Survives(ControlFlowRegion region)
    {
        if (!_finallies.TryGetValue(region, out var survives))
        {
            _finallies.Add(region, true);
            _finallies[region] = survives = Enter(graph.Blocks[region.FirstBlockOrdinal], region);
        }

        return survives;
    }

    private void Throw(ControlFlowRegion? from)
    {
        for (var region = from; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } around)
                continue;

            foreach (var handler in around.NestedRegions)
            {
                if (handler.Kind == ControlFlowRegionKind.Finally && !Survives(handler))
                    return;
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                    Enter(graph.Blocks[handler.FirstBlockOrdinal], within: null);
            }

            if (around.NestedRegions
                .Any(handler => handler.Kind == ControlFlowRegionKind.Catch
                    && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object }
                        or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }))
            {
                return;
            }

            region = around;
        }

        _found |= ExitKind.Exception;
    }
}

/// <summary>The control-flow graphs of one member: its own, and those of the functions inside it.</summary>
internal static class MemberGraphs
{
    /// <summary>The declaration whose body a node stands in; null for what has none.</summary>
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return ancestor;
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                    return ancestor;
                case CompilationUnitSyntax unit when node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null:
                    return unit;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    public static IEnumerable<ControlFlowGraph> Of(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken)
    {
        var root = model.GetOperation(member, cancellationToken) switch
        {
            IMethodBodyOperation { Parent: null } method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation { Parent: null } constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            _ => null,
        };
        return root is null ? [] : WithInner(root, cancellationToken);
    }

    private static IEnumerable<ControlFlowGraph> WithInner(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        yield return graph;
        foreach (var function in graph.LocalFunctions)
        {
            foreach (var inner in WithInner(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), cancellationToken))
                yield return inner;
        }

        foreach (var lambda in graph.Blocks.SelectMany(OpenPaths.Flatten).OfType<IFlowAnonymousFunctionOperation>())
        {
            foreach (var inner in WithInner(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), cancellationToken))
                yield return inner;
        }
    }
}

/// <summary>Events that begin something, sent by a method that does not send what ends it on every way out.</summary>
internal sealed class OpenEvents(SsotEngine engine, ControlFlowGraph graph)
{
    private readonly ConcurrentDictionary<(IMethodSymbol, EventPair), bool> _closers = new();

    public IEnumerable<UnfinishedRun> Find()
    {
        var sends = graph.Blocks.SelectMany(block => OpenPaths.Flatten(block).Select(operation => (Block: block, Send: EventSend.Of(engine, operation))))
            .Where(found => found.Send is not null).ToList();

        // One send alone is a method for others to build on.
        if (sends.Count < 2)
            yield break;

        foreach (var (block, send) in sends)
        {
            var pair = engine.Events.Pairs.FirstOrDefault(pair => pair.Opening.Value == send!.Event.Value);
            if (pair is null || send!.NameToken is not { } name)
                continue;

            var way = new OpenPaths(graph, operation => Closes(operation, pair), _ => null).From(block, Completion(send.Call));
            if (way != ExitKind.None)
            {
                var remedy = $"send '{pair.Closing[0].Value}' in a finally block, or use a run";
                yield return new UnfinishedRun(name.Span, send.Event.Role, send.Event.Value, UnfinishedRun.Describe(way), remedy);
            }
        }
    }

    /// <summary>The event is out once its call has been awaited.</summary>
    private static IOperation Completion(IOperation call)
    {
        for (var operation = call.Parent; operation is IAwaitOperation or IInvocationOperation or IConversionOperation or IArgumentOperation; operation =
            operation.Parent)
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
        if (call.Arguments.Any(argument =>
            argument.Value.ConstantValue is { HasValue: true, Value: string text } && pair.Closing.Any(name => name.Value == text)))
        {
            return true;
        }

        // What a method of this code is called for, one level deep.
        return _closers.GetOrAdd((call.TargetMethod.OriginalDefinition, pair), key => key.Item1.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax().DescendantTokens().Any(token => pair.Closing.Any(name =>
                token.IsKind(SyntaxKind.StringLiteralToken)
                    ? token.ValueText == name.Value : token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name.Constant.Name))));
    }
}
