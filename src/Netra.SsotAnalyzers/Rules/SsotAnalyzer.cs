using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Engine;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>
/// What every rule is: a view over the engine's hits that reports those of its own id. One class per id, because
/// <c>dotnet format</c> runs only the class of the id that it fixes, and takes that class's first diagnostic for it.
/// </summary>
public abstract class SsotAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected SsotAnalyzer(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        // Generated code is looked at too: silence there would be a broken build on the day that the legacy goes.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var engine = SsotEngine.For(start.Compilation, start.Options.AnalyzerConfigOptionsProvider, start.CancellationToken);
            if (!engine.IsEmpty)
                start.RegisterSemanticModelAction(model => Report(engine, model));
        });
    }

    private void Report(SsotEngine engine, SemanticModelAnalysisContext context)
    {
        foreach (var hit in engine.GetHits(context.SemanticModel, context.CancellationToken))
        {
            if (HitDiagnostic.Create(engine, hit, context.SemanticModel.SyntaxTree, context.IsGeneratedCode) is { } diagnostic && diagnostic.Id == _descriptor.Id)
                context.ReportDiagnostic(diagnostic);
        }
    }
}
