#pragma warning disable RS1036, RS1038, RS1041, RS2008 // a peer in a benchmark, shipped to nobody
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.SsotAnalyzers.Benchmarks.Peers;

/// <summary>
/// A peer that does nothing in every callback that an analyzer of uses registers: what it takes is what the compiler takes
/// for calling it. Also compiled by itself, for the SDK's compiler, which is older than the one that this program refers to.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Idle = new("IDLE0001", "Idle", "Idle", "Idle", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Idle);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();

        // The kinds of operation that can name a symbol: those that a ban has to look at.
        context.RegisterOperationAction(
            _ => { },
            OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.EventReference, OperationKind.FieldReference,
            OperationKind.MethodReference, OperationKind.PropertyReference, OperationKind.ArrayCreation, OperationKind.AddressOf,
            OperationKind.Conversion, OperationKind.UnaryOperator, OperationKind.BinaryOperator, OperationKind.Increment,
            OperationKind.Decrement, OperationKind.TypeOf);
    }
}
