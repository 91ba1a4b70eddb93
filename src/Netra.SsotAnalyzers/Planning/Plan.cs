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
    /// <summary>Where the extension members that the pieces name have to come from; null where there is nothing to check.</summary>
    public ExtensionHome? Extensions { get; init; }

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
        foreach (var trivia in Replaced().Where(gap => text.ToString(gap).Contains('/'))
            .SelectMany(gap => root.DescendantTrivia(gap).Where(trivia => gap.Contains(trivia.Span))))
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

/// <summary>A part of what a plan writes.</summary>
internal abstract record PlanPiece
{
    /// <summary>Text as it stands.</summary>
    public sealed record Text(string Value) : PlanPiece;

    /// <summary>A range of the original source, with the text that other plans write inside it.</summary>
    public sealed record Source(TextSpan Span, bool Parenthesize = false) : PlanPiece;

    /// <summary>
    /// A type, written by the shortest name that binds to it where it stands. Without
    /// <paramref name="WithTypeArguments"/> only the name is written, before a type-argument list that stays.
    /// </summary>
    public sealed record TypeName(INamedTypeSymbol Type, bool WithTypeArguments, bool IsAttribute = false) : PlanPiece;

    /// <summary>A local that the plan declares: its name is chosen when the file is written, so that two plans in one member have two.</summary>
    /// <param name="Stem">The name, if no other name in scope is the same.</param>
    /// <param name="Scope">The member that it is declared in.</param>
    /// <param name="Taken">The names that are in use around it.</param>
    public sealed record Local(string Stem, TextSpan Scope, HashSet<string> Taken) : PlanPiece;

    /// <summary>The pieces that write any type: named, predefined, an array, a type parameter.</summary>
    public static ImmutableArray<PlanPiece> Name(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { SpecialType: SpecialType.None, IsTupleType: false, IsAnonymousType: false } named
            when named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T => [new TypeName(named, WithTypeArguments: true)],
        IArrayTypeSymbol { Rank: 1 } array => [.. Name(array.ElementType), new Text("[]")],
        _ => [new Text(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))],
    };

    /// <summary>An identifier as code has to write it: a keyword with its <c>@</c>.</summary>
    public static string Identifier(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;

    /// <summary>Whether two plans write the same, however their text is cut into pieces.</summary>
    public static bool AreSame(ImmutableArray<PlanPiece> left, ImmutableArray<PlanPiece> right) => Merged(left).SequenceEqual(Merged(right));

    private static List<PlanPiece> Merged(ImmutableArray<PlanPiece> pieces)
    {
        var merged = new List<PlanPiece>();
        foreach (var piece in pieces)
        {
            if (piece is Text text && merged.LastOrDefault() is Text before)
                merged[merged.Count - 1] = new Text(before.Value + text.Value);
            else if (piece is not Text { Value: "" })
                merged.Add(piece);
        }

        return merged;
    }
}

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
            else if (pieces[0] is PlanPiece.Text text && IsMark(token) && span.Contains(token.Span)
                && text.Value.StartsWith(token.Text, StringComparison.Ordinal))
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
            if (pieces[last] is PlanPiece.Source { Parenthesize: false } source && source.Span.Start >= span.Start
                && (source.Span.End == end || source.Span.End == token.Span.End))
            {
                end = source.Span.Start;
                pieces.RemoveAt(last);
            }
            else if (pieces[last] is PlanPiece.Text text && IsMark(token) && span.Contains(token.Span)
                && text.Value.EndsWith(token.Text, StringComparison.Ordinal))
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

    private static bool IsMark(SyntaxToken token) =>
        token.Kind() is SyntaxKind.DotToken or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.QuestionToken;

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
