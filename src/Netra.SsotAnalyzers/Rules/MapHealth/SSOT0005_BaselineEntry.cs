using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Baseline;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>
/// A line of the baseline that cannot be read, or, where violations are errors, one that has grown. One that has shrunk is
/// no error anywhere: one framework of several cannot tell, and to fix something must not break a build.
/// </summary>
/// <example>
/// Bad: <c>SSOT1001 | App.Startup.Check | UnifiedWebSocketManager | many</c>
/// Good: <c>SSOT1001 | App.Startup.Check | UnifiedWebSocketManager | 2</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0005_BaselineEntry() : SsotAnalyzer(Descriptors.SSOT0005)
{
    private protected override bool HasWork(SsotEngine engine, CancellationToken cancellationToken) => engine.Baseline is not null;

    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        var baseline = engine.Baseline!;
        start.RegisterAdditionalFileAction(context =>
        {
            if (context.AdditionalFile.Path != baseline.Document.Path)
                return;

            foreach (var problem in baseline.File.Problems)
                context.ReportDiagnostic(Create(baseline, problem.Line, engine.Severities.Mode, problem.Message));
        });

        start.RegisterCompilationEndAction(context =>
        {
            foreach (var (entry, found, isError) in baseline.FindGrown(context.CancellationToken))
            {
                if (isError)
                {
                    context.ReportDiagnostic(Create(baseline, entry.Line, SsotMode.Enforce,
                        $"{entry.Key.RuleId} in '{entry.Key.Symbol}' for '{entry.Key.Target}' has grown from {entry.Count} to {found}"));
                }
            }
        });
    }

    private static Diagnostic Create(BaselineCover baseline, int line, SsotMode mode, string message)
    {
        var severity = mode switch
        {
            SsotMode.Enforce => DiagnosticSeverity.Error,
            SsotMode.Advise => DiagnosticSeverity.Info,
            _ => Descriptors.SSOT0005.DefaultSeverity,
        };
        var span = baseline.File.Text?.Lines[line].Span ?? default;
        var place = new LinePositionSpan(new LinePosition(line, 0), new LinePosition(line, span.Length));
        return Diagnostic.Create(Descriptors.SSOT0005, Location.Create(baseline.Document.Path, span, place), severity, additionalLocations: null,
            properties: null, message);
    }
}
