using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>An event name written out although a catalogue has a constant for it: written out often enough, it is misspelt once.</summary>
/// <example>
/// Bad: <c>await manager.SendAsync("agent_started", payload)</c>
/// Good: <c>await manager.SendAsync(AgentEvents.AgentStarted, payload)</c>
/// </example>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SSOT3001_RawEventName() : HitAnalyzer(Descriptors.SSOT3001);

/// <summary>The hits of SSOT3001: a literal becomes the catalogue's constant.</summary>
internal static class RawEventNames
{
    public static ImmutableArray<Hit> Find(FileContext file)
    {
        if (file.Engine.Events.IsEmpty)
            return [];

        var place = new EventNamePlace(file);
        return
        [
            .. EventLiteral.Candidates(file)
                .SelectMany(literal => Hit.Find(HitStage.EventName, literal.Span, literal.ToString(), () => In(literal), file.CancellationToken)),
        ];

        IEnumerable<Hit> In(LiteralExpressionSyntax literal)
        {
            // A constant that cannot be named from here is not a solution.
            if (EventLiteral.Of(literal, place, file) is not { Name: { } name } || !file.Model.IsAccessible(literal.SpanStart, name.Constant))
                yield break;

            var plan = Plan.Replace(literal.Span, new PlanPiece.TypeName(name.Constant.ContainingType, WithTypeArguments: false),
                new PlanPiece.Text("." + PlanPiece.Identifier(name.Constant.Name)));
            yield return new Hit(
                DiagnosticIds.RawEventName, literal.Span, name.Role, name.Value, name.Constant.ContainingType.Name + "." + name.Constant.Name,
                plan.KeepComments(file.Model.SyntaxTree.GetRoot(file.CancellationToken)), Sunset: null);
        }
    }
}
