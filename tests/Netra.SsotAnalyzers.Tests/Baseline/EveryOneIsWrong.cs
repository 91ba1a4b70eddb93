using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Rules;

namespace Netra.SsotAnalyzers.Tests.Baseline;

/// <summary>A rule that finds what it reports by itself, node by node.</summary>
#pragma warning disable RS1001 // no host loads it
internal sealed class EveryOneIsWrong() : SsotAnalyzer(Descriptors.SSOT1003)
#pragma warning restore RS1001
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start) =>
        start.RegisterSyntaxNodeAction(
            context =>
            {
                if (context.Node.ToString() == "1" && new Violation(Descriptor, context.Node.SyntaxTree, context.Node.Span, "Manager", null, ["it", "Manager", "it is wrong"]).ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            },
            SyntaxKind.NumericLiteralExpression);
}
