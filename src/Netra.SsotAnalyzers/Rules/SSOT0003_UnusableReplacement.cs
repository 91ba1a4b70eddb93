using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Rules.MapHealth;

namespace Netra.SsotAnalyzers.Rules;

/// <summary>A replacement expression that no use can be rewritten to: every use would be SSOT1003.</summary>
/// <example>
/// Bad: <c>[ReplaceWith("new WebSocketManager(ctx)")] static WebSocketManager Create(UserExecutionContext context)</c>
/// Good: <c>[ReplaceWith("new WebSocketManager(context)")] static WebSocketManager Create(UserExecutionContext context)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0003_UnusableReplacement() : MapHealthAnalyzer(Descriptors.SSOT0003)
{
    private protected override IEnumerable<Violation> Check(SsotEngine engine, SemanticModel model, MapAttribute attribute, CancellationToken cancellationToken)
    {
        if (DeclaredReplacement.Of(engine, attribute) is not { } declared)
            yield break;

        var problem = new ReplacementCheck(new FileContext(engine, model, cancellationToken)).ProblemOf(declared.Member, declared.Replacement, declared.Position, out _);
        if (problem is not null)
            yield return new Violation(Descriptor, model.SyntaxTree, declared.Span, RoleOf(engine, attribute), Sunset: null, [declared.Replacement.Expression, problem]);
    }
}
