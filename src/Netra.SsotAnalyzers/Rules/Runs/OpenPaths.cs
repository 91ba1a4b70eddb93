using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.SsotAnalyzers.Rules.Runs;

/// <summary>
/// Whether what is begun in one place of a method is still open on some way out of it: by return, or by an exception through
/// the catch and finally blocks around it.
/// </summary>
/// <param name="graph">The method, or a function inside it.</param>
/// <param name="closes">Whether an operation ends what was begun, or hands it on.</param>
/// <param name="isNullTest">What a condition says of what was begun: true where it holds only for null, false where it never does; null for any other condition.</param>
internal sealed class OpenPaths(ControlFlowGraph graph, Func<IOperation, bool> closes, Func<IOperation, bool?> isNullTest)
{
    private readonly HashSet<int> _visited = [];
    private readonly Dictionary<ControlFlowRegion, bool> _finallies = [];
    private WayOut _found;

    /// <summary>The way out, as seen from behind <paramref name="opening"/>.</summary>
    public WayOut From(BasicBlock block, IOperation opening)
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
            _found |= WayOut.Return;
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

            if (around.NestedRegions.Any(handler => handler.Kind == ControlFlowRegionKind.Catch && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }))
                return;
            region = around;
        }

        _found |= WayOut.Exception;
    }
}
