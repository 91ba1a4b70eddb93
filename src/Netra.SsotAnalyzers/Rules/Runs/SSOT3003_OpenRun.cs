using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Runs;

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
                        var violation = new Violation(Descriptor, context.SemanticModel.SyntaxTree, found.Span, found.Role, Sunset: null,
                            [found.What, found.Role, found.Way, found.Remedy], IsGuess: found.IsGuess);
                        if (violation.ToDiagnostic(engine) is { } diagnostic)
                            context.ReportDiagnostic(diagnostic);
                    }
                }
            }
        });
    }
}

/// <summary>Runs (per-user types that can be disposed) that a method starts and does not dispose of on every way out.</summary>
internal sealed class OpenRuns(SsotEngine engine, ControlFlowGraph graph)
{
    private const string Remedy = "dispose it, with 'await using'";

    public IEnumerable<UnfinishedRun> Find()
    {
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in OpenPaths.Flatten(block))
            {
                if (IsStart(operation) is not var (role, isGuess) || Spot(operation.Syntax) is not { } spot)
                    continue;

                var (way, isLost) = Fate(block, operation);
                if (isLost || way != ExitKind.None)
                {
                    yield return new UnfinishedRun(spot.Span, role, spot.ValueText == "new" ? operation.Type!.Name : spot.ValueText,
                        isLost ? "at all" : UnfinishedRun.Describe(way), Remedy, isGuess);
                }
            }
        }
    }

    /// <summary>The role of the run that a call or construction starts, and whether only the method's name says so; null for anything else.</summary>
    private (string Role, bool IsGuess)? IsStart(IOperation operation)
    {
        var (type, method) = operation switch
        {
            IInvocationOperation call => (TaskShape.Of(call.Type).Result ?? call.Type, call.TargetMethod),
            IObjectCreationOperation creation => (creation.Type, null),
            _ => default,
        };

        // What merely returns a run may look it up: only a declaration or a name says that it begins one.
        var isDeclared = method is null || IsDeclared((method.ReducedFrom ?? method).OriginalDefinition);
        return (isDeclared || RunIndex.IsNamedAsBeginning(method!.Name)) && RunOf(type) is { } role ? (role, !isDeclared) : null;
    }

    /// <summary>Whether the method, or what it overrides or implements, is declared to begin a run.</summary>
    private bool IsDeclared(IMethodSymbol method) =>
        method.SelfAndOverridden().Concat(method.Implemented()).OfType<IMethodSymbol>().Any(declared => engine.Map.BeginsRun(declared.OriginalDefinition));

    private string? RunOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol
            && type.AllInterfaces.Any(implemented =>
                implemented is
                {
                    Name: "IAsyncDisposable"
                    or "IDisposable", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                })
            ? engine.Isolation.Users.Manager(type)?.Role : null;

    private (ExitKind Way, bool IsLost) Fate(BasicBlock block, IOperation start)
    {
        var value = start;
        while (value.Parent is IAwaitOperation or IConversionOperation
            || (value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" } chained
                && chained.Instance == value)
            || (value.Parent is IPropertyReferenceOperation { Property.Name: "Result" } result && result.Instance == value && RunOf(value.Type) is null))
        {
            value = value.Parent!;
        }

        // A task that is kept is not a run yet.
        if (RunOf(value.Type) is null && value.Parent is not (IExpressionStatementOperation or null))
            return default;

        switch (value.Parent)
        {
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return (ExitKind.None, IsLost: true);

            case IInvocationOperation call when call.Instance == value:
                return (ExitKind.None, IsLost: !IsDisposal(call));

            case IPropertyReferenceOperation property when property.Instance == value:
                return (ExitKind.None, IsLost: true);

            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment when assignment.Value == value
                && !IsUsing(local) && !IsCaptured(local):
                return (new OpenPaths(graph, operation => Ends(operation, local), operation => NullTest(operation, local)).From(block, assignment),
                    IsLost: false);

            default:
                return default;
        }
    }

    private static bool IsUsing(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax
    {
        Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax,
    });

    /// <summary>A function inside may dispose of it whenever it runs.</summary>
    private bool IsCaptured(ILocalSymbol local)
    {
        var scope = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<BlockSyntax>();
        return scope is not null && scope.DescendantNodes().Any(node =>
            node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
            && node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name));
    }

    /// <summary>Disposed of, or handed on: returned, passed, assigned, wrapped in a using.</summary>
    private static bool Ends(IOperation operation, ILocalSymbol local)
    {
        if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
            return false;

        return reference.Parent switch
        {
            IInvocationOperation call when call.Instance == reference => IsDisposal(call),
            IMemberReferenceOperation member when member.Instance == reference => false,
            ISimpleAssignmentOperation assignment when assignment.Target == reference => false,
            IIsNullOperation or IIsPatternOperation or IBinaryOperation => false,
            IConversionOperation { Parent: IIsNullOperation or IBinaryOperation or IIsPatternOperation } => false,
            _ => true,
        };
    }

    /// <summary>Disposed of, or ended by the verb that its own type has for that, as connections are.</summary>
    private static bool IsDisposal(IInvocationOperation call) =>
        call.TargetMethod.Name is "DisposeAsync" or "Dispose" or "StopAsync" or "Stop" or "CloseAsync" or "Close" or "AbortAsync" or "Abort";

    private static bool? NullTest(IOperation condition, ILocalSymbol local) => condition switch
    {
        IIsNullOperation test when Is(test.Operand, local) => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } test when Is(test.Value, local) =>
            true,
        IIsPatternOperation
        {
            Pattern: INegatedPatternOperation
            {
                Pattern: IConstantPatternOperation
                {
                    Value.ConstantValue:
                    {
                        HasValue: true,
                        Value: null
                    }
                }
            }
        } test when Is(
            test.Value,
            local) =>
            false,
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals
            or BinaryOperatorKind.NotEquals
        } test when (Is(test.LeftOperand, local) && IsNull(test.RightOperand))
            || (Is(test.RightOperand, local) && IsNull(test.LeftOperand)) =>
            test.OperatorKind == BinaryOperatorKind.Equals,
        _ => null,
    };

    private static bool Is(IOperation operation, ILocalSymbol local) =>
        operation.WithoutConversions() is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static SyntaxToken? Spot(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier,
        BaseObjectCreationExpressionSyntax creation => creation.NewKeyword,
        _ => null,
    };
}
