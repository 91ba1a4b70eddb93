using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Map;
using Netra.SsotAnalyzers.Planning;
using Netra.SsotAnalyzers.Uses;

namespace Netra.SsotAnalyzers.Rules.Events;

/// <summary>The hits of SSOT3001: a literal becomes the catalogue's constant.</summary>
internal static class RawEventNames
{
    public static ImmutableArray<Hit> Find(FileContext file)
    {
        if (file.Engine.Events.IsEmpty)
            return [];

        var hits = ImmutableArray.CreateBuilder<Hit>();
        foreach (var found in EventLiteral.In(file))
        {
            // A constant that cannot be named from here is no way out.
            if (found.Name is not { } name || !file.Model.IsAccessible(found.Literal.SpanStart, name.Constant))
                continue;

            var span = found.Literal.Span;
            var plan = Plan.Replace(span, new PlanPiece.TypeName(name.Constant.ContainingType, WithTypeArguments: false), new PlanPiece.Text("." + PlanPiece.Identifier(name.Constant.Name)));
            hits.Add(new Hit(
                DiagnosticIds.RawEventName, span, name.Role, name.Value, name.Constant.ContainingType.Name + "." + name.Constant.Name,
                plan.KeepComments(file.Model.SyntaxTree.GetRoot(file.CancellationToken)), Sunset: null));
        }

        return hits.ToImmutable();
    }
}
