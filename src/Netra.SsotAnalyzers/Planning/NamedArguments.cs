using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Writes the arguments of a call by name, where the canonical member has the same parameters in another order.</summary>
internal static class NamedArguments
{
    /// <summary>The plan with every argument by name; null where that is not needed, or would not be the same.</summary>
    /// <param name="plan">The plan that writes the canonical name before the arguments.</param>
    /// <param name="list">The arguments of the use.</param>
    /// <param name="from">The superseded member.</param>
    /// <param name="to">The canonical member.</param>
    public static Plan? Of(Plan plan, ArgumentListSyntax? list, ISymbol from, ISymbol to)
    {
        if (list is null || from is not IMethodSymbol old || to is not IMethodSymbol now || !FollowerCheck.IsPermuted(old, now) || list.Arguments.Count > old.Parameters.Length || plan.Span.End > list.SpanStart
            || old.Parameters.Concat(now.Parameters).Any(parameter => parameter.IsParams) || !now.Parameters.Select(parameter => parameter.Name).OrderBy(name => name).SequenceEqual(old.Parameters.Select(parameter => parameter.Name).OrderBy(name => name)))
        {
            return null;
        }

        var pieces = plan.Pieces.ToBuilder();
        var position = plan.Span.End;
        foreach (var argument in list.Arguments)
        {
            if (argument.NameColon is not null)
                continue;

            pieces.Add(new PlanPiece.Source(TextSpan.FromBounds(position, argument.SpanStart)));
            pieces.Add(new PlanPiece.Text(PlanPiece.Identifier(old.Parameters[list.Arguments.IndexOf(argument)].Name) + ": "));
            position = argument.SpanStart;
        }

        pieces.Add(new PlanPiece.Source(TextSpan.FromBounds(position, list.Span.End)));
        return plan with { Span = TextSpan.FromBounds(plan.Span.Start, list.Span.End), Pieces = pieces.ToImmutable() };
    }
}
