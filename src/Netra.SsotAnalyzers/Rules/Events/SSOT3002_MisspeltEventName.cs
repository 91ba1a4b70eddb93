using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>A near miss of an event name: it compiles, it is sent, and no handler waits for it.</summary>
/// <example>
/// Bad: <c>await manager.SendAsync("tool_started", payload)</c>
/// Good: <c>await manager.SendAsync(AgentEvents.ToolExecuting, payload)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT3002_MisspeltEventName() : SsotAnalyzer(Descriptors.SSOT3002)
{
    private protected override void Register(SsotEngine engine, CompilationStartAnalysisContext start)
    {
        if (engine.Events.IsEmpty)
            return;

        start.RegisterSemanticModelAction(context =>
        {
            foreach (var found in EventLiteral.In(new FileContext(engine, context.SemanticModel, context.CancellationToken)))
            {
                if (found.Nearest.IsEmpty || IsAWordOfItsOwn(found))
                    continue;

                var suggestions = string.Join(" or ", found.Nearest.Select(name => $"'{name.Value}'"));
                var violation = new Violation(
                    Descriptor, context.SemanticModel.SyntaxTree, found.Literal.Span, found.Nearest[0].Role, Sunset: null,
                    [found.Literal.Token.ValueText, found.Nearest[0].Role, suggestions],
                    IsGuess: found.Strength != SlotStrength.Declared);
                if (violation.ToDiagnostic(engine) is { } diagnostic)
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }

    /// <summary>
    /// Where no attribute says that an event name is expected, a near miss has to read like one, and a constant of its own is a name of its
    /// own.
    /// </summary>
    private static bool IsAWordOfItsOwn(EventLiteral found) => found.Strength != SlotStrength.Declared
        && (found.Strength != SlotStrength.Certain || EventName.Split(found.Literal.Token.ValueText) is null
            || found.Literal.FirstAncestorOrSelf<FieldDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.ConstKeyword) == true);
}
