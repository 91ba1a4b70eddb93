using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.Rules.MapHealth;

/// <summary>A replacement expression that no use can be rewritten to: every use would be SSOT1003.</summary>
/// <example>
/// Bad: <c>[ReplaceWith("new WebSocketManager(ctx)")] static WebSocketManager Create(UserExecutionContext context)</c>
/// Good: <c>[ReplaceWith("new WebSocketManager(context)")] static WebSocketManager Create(UserExecutionContext context)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT0003_UnusableReplacement() : MapHealthAnalyzer(Descriptors.SSOT0003)
{
    private protected override IEnumerable<Violation> Check(FileContext file, MapAttribute attribute)
    {
        if (DeclaredReplacement.Of(file.Engine, attribute) is not { } declared)
            yield break;

        var problem = new ReplacementCheck(file).ProblemOf(declared.Member, declared.Replacement, declared.Position, out _);
        if (problem is not null)
        {
            yield return new Violation(Descriptor, file.Tree, declared.Span, RoleOf(file.Engine, attribute), Sunset: null,
                [declared.Replacement.Expression, problem]);
        }
    }
}
