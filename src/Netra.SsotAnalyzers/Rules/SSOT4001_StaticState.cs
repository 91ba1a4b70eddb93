using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Rules.Isolation;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>What belongs to one user kept in static state: the next user gets it.</summary>
/// <example>
/// Bad: <c>private static readonly ConcurrentDictionary&lt;string, WebSocketManager&gt; s_managers = new();</c>
/// Good: <c>new WebSocketManager(context)</c> where it is needed: it is cheap
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT4001_StaticState() : SsotAnalyzer(Descriptors.SSOT4001)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        // A test's own users are constants of the test.
        if (engine.IsTestProject || !engine.Isolation.HasManagers && !engine.Isolation.HasLifetimes && !engine.Isolation.HasTransports)
            return;

        var state = new StaticState(engine.Isolation.Users);
        start.RegisterSymbolAction(
            context =>
            {
                foreach (var member in ((INamedTypeSymbol)context.Symbol).GetMembers())
                {
                    if (state.Find(member) is { } found && member.Locations[0] is { SourceTree: { } tree } place)
                        Report(tree, place.SourceSpan, member.Name, found.Role, found.What, found.IsGuess, context.ReportDiagnostic);
                }
            },
            SymbolKind.NamedType);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (spot, role, what) in new StaticWrites(engine.Isolation, context.SemanticModel, context.CancellationToken).Find())
                Report(context.SemanticModel.SyntaxTree, spot.Span, spot.ValueText, role, what, isGuess: false, context.ReportDiagnostic);
        });

        void Report(SyntaxTree tree, TextSpan span, string name, string role, string what, bool isGuess, Action<Diagnostic> report)
        {
            if (new Violation(Descriptor, tree, span, role, Sunset: null, [name, role, what], IsGuess: isGuess).ToDiagnostic(engine) is { } diagnostic)
                report(diagnostic);
        }
    }
}
