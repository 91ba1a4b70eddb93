using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>
/// What every rule is: a class of one id that registers nothing where there is no map. One class per id, because
/// <c>dotnet format</c> runs only the class of the id that it fixes, and takes that class's first diagnostic for it.
/// </summary>
public abstract class SsotAnalyzer : DiagnosticAnalyzer
{
    private protected SsotAnalyzer(DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        // Generated code is looked at too: silence there would be a broken build on the day that the legacy goes.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var engine = SsotEngine.For(start.Compilation, start.Options, start.CancellationToken);
            if (engine.Severities.Mode == SsotMode.Off || !HasWork(engine, start.CancellationToken))
                return;

            Register(engine, start);
            if (engine.Baseline is { } baseline && baseline.File.HasEntriesOf(Descriptor.Id))
            {
                start.RegisterCompilationEndAction(end =>
                {
                    foreach (var diagnostic in baseline.JudgeKeptBack(Descriptor.Id, end.CancellationToken))
                        end.ReportDiagnostic(diagnostic);
                });
            }
        });
    }

    /// <summary>Whether there is anything that the rule could find in the compilation: by default, whether there is a map.</summary>
    private protected virtual bool HasWork(SsotEngine engine, CancellationToken cancellationToken) => !engine.IsEmpty;

    /// <summary>Registers the narrowest action that the rule can do with; nothing where the map has nothing for it.</summary>
    private protected abstract void Register(SsotEngine engine, CompilationStartAnalysisContext start);
}
