using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A view over the engine's hits: it reports those of its own id. Every fixable rule is one, since a fix carries out a hit's plan.</summary>
public abstract class HitAnalyzer : SsotAnalyzer
{
    private protected HitAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSemanticModelAction(context =>
        {
            var isGenerated = engine.Compilation.IsGenerated(context.SemanticModel.SyntaxTree, context.CancellationToken);
            foreach (var hit in engine.GetHits(context.SemanticModel, context.CancellationToken))
            {
                if (HitDiagnostic.MayBe(Descriptor.Id, hit, isGenerated)
                    && (!isGenerated || GeneratorOutput.Of(engine).Reports(hit, context.SemanticModel.SyntaxTree))
                    && HitDiagnostic.Create(engine, hit, context.SemanticModel.SyntaxTree, context.CancellationToken) is { } diagnostic && diagnostic.Id == Descriptor.Id)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        });
}
