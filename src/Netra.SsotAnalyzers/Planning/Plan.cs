using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Planning;

/// <summary>How one hit is rewritten: a range of the source, and the pieces that take its place.</summary>
/// <param name="Span">What is replaced. Ranges of plans nest, and never cross.</param>
/// <param name="Pieces">What is written instead.</param>
/// <param name="Imports">Namespaces that the pieces need beyond those of their type names, for extension methods.</param>
/// <param name="RemovesDirective">Whether the range is a <c>using</c> directive that goes once nothing needs it.</param>
internal sealed record Plan(TextSpan Span, ImmutableArray<PlanPiece> Pieces, ImmutableArray<string> Imports, bool RemovesDirective = false)
{
    public static Plan Replace(TextSpan span, params ImmutableArray<PlanPiece> pieces) => new(span, pieces, []);

    public static Plan RemoveDirective(TextSpan span) => new(span, [], [], RemovesDirective: true);

    /// <summary>
    /// The plan without its symbols: two compilations that contain the same file want the same edit exactly if these
    /// texts are equal.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder().Append(Span).Append(RemovesDirective);
            foreach (var piece in Pieces)
            {
                text.Append('|').Append(piece switch
                {
                    PlanPiece.Text literal => literal.Value,
                    PlanPiece.Local local => local.Stem,
                    PlanPiece.Source source => source.Span + (source.Parenthesize ? "()" : ""),
                    PlanPiece.TypeName name => name.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + name.WithTypeArguments,
                    _ => throw new InvalidOperationException(),
                });
            }

            return text.Append('|').Append(string.Join(",", Imports)).ToString();
        }
    }

    /// <summary>Puts the comments that the plan would swallow in front of what it writes.</summary>
    public Plan KeepComments(SyntaxNode root)
    {
        if (RemovesDirective)
            return this;

        var text = root.SyntaxTree.GetText();
        var lost = ImmutableArray.CreateBuilder<PlanPiece>();

        // Comments are rare, and to look for trivia takes the whole depth of the tree.
        foreach (var trivia in Replaced().Where(gap => text.ToString(gap).Contains('/')).SelectMany(gap => root.DescendantTrivia(gap).Where(trivia => gap.Contains(trivia.Span))))
        {
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                lost.Add(new PlanPiece.Text(trivia.ToString() + " "));
            else if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                lost.Add(new PlanPiece.Text(trivia.ToString() + text.LineBreakAt(Span.Start) + text.IndentationAt(Span.Start)));
        }

        return lost.Count == 0 ? this : this with { Pieces = Pieces.InsertRange(0, lost) };
    }

    /// <summary>The parts of the range that no piece keeps. What is kept may be long, and is not looked at.</summary>
    private IEnumerable<TextSpan> Replaced()
    {
        var position = Span.Start;
        foreach (var kept in Pieces.OfType<PlanPiece.Source>().Select(source => source.Span).Where(kept => Span.Contains(kept)).OrderBy(kept => kept.Start))
        {
            if (kept.Start > position)
                yield return TextSpan.FromBounds(position, kept.Start);
            position = Math.Max(position, kept.End);
        }

        if (Span.End > position)
            yield return TextSpan.FromBounds(position, Span.End);
    }

    /// <summary>
    /// The same plan over a smaller range, where it would lose a preprocessor directive and what surrounds its change is
    /// copied from the source: a member that is only renamed keeps everything around its name.
    /// </summary>
    public Plan KeepDirectives(SyntaxNode root) => LosesDirectives(root) ? PlanNarrowing.Of(this, root) : this;

    /// <summary>Whether a preprocessor directive or disabled text would be lost, repeated or put in another order.</summary>
    public bool LosesDirectives(SyntaxNode root)
    {
        if (RemovesDirective || !root.ContainsDirectives)
            return false;

        var kept = Pieces.OfType<PlanPiece.Source>().Select(source => source.Span).ToList();
        var last = -1;
        foreach (var trivia in root.DescendantTrivia(Span))
        {
            if (!(trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)) || !Span.Contains(trivia.SpanStart))
                continue;

            var index = kept.FindIndex(span => span.Contains(trivia.Span));
            if (index < last || index < 0 || kept.FindLastIndex(span => span.Contains(trivia.Span)) != index)
                return true;
            last = index;
        }

        return false;
    }
}

/// <summary>A plan, or the reason why there is none.</summary>
internal readonly record struct PlanOutcome(Plan? Plan, Refusal? Refusal, bool LeadsOn = false)
{
    public static implicit operator PlanOutcome(Plan plan) => new(plan, Refusal: null);

    public static implicit operator PlanOutcome(Refusal refusal) => new(Plan: null, refusal);
}
