using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>Leaves out of a plan what it would write as it is: the source in front of its change and behind it.</summary>
internal static class PlanNarrowing
{
    public static Plan Of(Plan plan, SyntaxNode root)
    {
        var pieces = plan.Pieces.ToList();
        var start = DropLeading(pieces, plan.Span, root);
        var end = DropTrailing(pieces, TextSpan.FromBounds(start, plan.Span.End), root);
        return end > start && pieces.Count > 0 ? plan with { Span = TextSpan.FromBounds(start, end), Pieces = [.. pieces] } : plan;
    }

    private static int DropLeading(List<PlanPiece> pieces, TextSpan span, SyntaxNode root)
    {
        var start = span.Start;
        while (pieces.Count > 0)
        {
            var token = TokenAtOrAfter(root, start);
            if (pieces[0] is PlanPiece.Source { Parenthesize: false } source && (source.Span.Start == start || source.Span.Start == token.SpanStart))
            {
                start = source.Span.End;
                pieces.RemoveAt(0);
            }
            else if (pieces[0] is PlanPiece.Text text && IsMark(token) && span.Contains(token.Span) && text.Value.StartsWith(token.Text, StringComparison.Ordinal))
            {
                start = token.Span.End;
                Replace(pieces, 0, text.Value.Substring(token.Text.Length));
            }
            else
            {
                return Math.Min(token.SpanStart, span.End);
            }
        }

        return start;
    }

    private static int DropTrailing(List<PlanPiece> pieces, TextSpan span, SyntaxNode root)
    {
        var end = span.End;
        while (pieces.Count > 0)
        {
            var token = TokenBefore(root, end);
            var last = pieces.Count - 1;
            if (pieces[last] is PlanPiece.Source { Parenthesize: false } source && source.Span.Start >= span.Start && (source.Span.End == end || source.Span.End == token.Span.End))
            {
                end = source.Span.Start;
                pieces.RemoveAt(last);
            }
            else if (pieces[last] is PlanPiece.Text text && IsMark(token) && span.Contains(token.Span) && text.Value.EndsWith(token.Text, StringComparison.Ordinal))
            {
                end = token.SpanStart;
                Replace(pieces, last, text.Value.Substring(0, text.Value.Length - token.Text.Length));
            }
            else
            {
                return Math.Max(token.Span.End, span.Start);
            }
        }

        return end;
    }

    private static bool IsMark(SyntaxToken token) => token.Kind() is SyntaxKind.DotToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.QuestionToken;

    private static void Replace(List<PlanPiece> pieces, int index, string text)
    {
        if (text.Length == 0)
            pieces.RemoveAt(index);
        else
            pieces[index] = new PlanPiece.Text(text);
    }

    private static SyntaxToken TokenAtOrAfter(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.SpanStart < position ? token.GetNextToken() : token;
    }

    private static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        var token = root.FindToken(Math.Max(0, position - 1));
        return token.Span.End > position ? token.GetPreviousToken() : token;
    }
}
