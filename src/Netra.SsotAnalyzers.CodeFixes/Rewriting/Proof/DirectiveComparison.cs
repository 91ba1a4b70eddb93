using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// Compares preprocessor directives and disabled text, which must be the same to the letter. What is inside a declaration
/// that is deleted as a whole goes with it.
/// </summary>
internal static class DirectiveComparison
{
    /// <summary>The position of the first directive of the original file that is lost, moved or repeated; null where none is.</summary>
    public static int? FirstDifference(FileRendering rendering, SyntaxNode before, SyntaxNode after)
    {
        if (!before.ContainsDirectives && !after.ContainsDirectives)
            return null;

        var deleted = rendering.Edits.Where(edit => edit.Hit.StandsAlone).Select(edit => edit.Span).ToList();
        var old = In(before).Where(trivia => !deleted.Any(span => span.Contains(trivia.Span))).ToList();
        var now = In(after).ToList();
        for (var i = 0; i < old.Count; i++)
        {
            if (i >= now.Count || now[i].RawKind != old[i].RawKind || (Text(old[i]) != Text(now[i]) && !IsOtherCode(old[i])))
                return old[i].SpanStart;
        }

        return now.Count > old.Count ? rendering.ToOriginal(now[old.Count].SpanStart) : null;

        // What one project leaves out another one compiles, and has rewritten.
        bool IsOtherCode(SyntaxTrivia disabled) => disabled.IsKind(SyntaxKind.DisabledTextTrivia) && rendering.Edits.Any(edit => disabled.Span.Contains(edit.Span));
    }

    private static IEnumerable<SyntaxTrivia> In(SyntaxNode root) =>
        root.DescendantTrivia(node => node.ContainsDirectives).Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia));

    private static string Text(SyntaxTrivia trivia) => trivia.ToFullString().Trim();
}
