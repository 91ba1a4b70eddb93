using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>
/// Removes what only silenced the compiler's warning about uses that are gone: <c>#pragma warning disable CS0618</c> with its
/// <c>restore</c>, where the lines between them had such a warning before and have none now. Directives that name
/// other warnings as well stay.
/// </summary>
internal static class VoidPragmas
{
    private static readonly ImmutableHashSet<string> Obsolete = ["CS0612", "CS0618"];

    /// <summary>The rewritten solution without the directives that have become void.</summary>
    /// <param name="original">The solution before.</param>
    /// <param name="rewritten">The solution after.</param>
    /// <param name="files">The files that were written, each with every document that holds it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static async Task<Solution> RemoveAsync(Solution original, Solution rewritten, IEnumerable<ImmutableArray<DocumentId>> files, CancellationToken cancellationToken)
    {
        var solution = rewritten;
        foreach (var documents in files)
        {
            var text = await rewritten.GetDocument(documents[0])!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (!Contains(text, "#pragma") || await VoidInAllAsync(original, rewritten, documents, cancellationToken).ConfigureAwait(false) is not { IsEmpty: false } lines)
                continue;

            var shorter = text.WithChanges(lines.Select(line => new TextChange(text.Lines[line].SpanIncludingLineBreak, "")));
            foreach (var document in documents)
                solution = solution.WithDocumentText(document, shorter);
        }

        return solution;
    }

    private static bool Contains(SourceText text, string word) => text.ToString().IndexOf(word, StringComparison.Ordinal) >= 0;

    /// <summary>The lines of directives that are void in every compilation of a file.</summary>
    private static async Task<ImmutableSortedSet<int>> VoidInAllAsync(Solution original, Solution rewritten, ImmutableArray<DocumentId> documents, CancellationToken cancellationToken)
    {
        ImmutableSortedSet<int>? lines = null;
        foreach (var document in documents)
        {
            var found = await VoidInAsync(original.GetDocument(document)!, rewritten.GetDocument(document)!, cancellationToken).ConfigureAwait(false);
            lines = lines is null ? found : lines.Intersect(found);
            if (lines.IsEmpty)
                break;
        }

        return lines ?? [];
    }

    private static async Task<ImmutableSortedSet<int>> VoidInAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var (old, now) = (await PairsAsync(before, cancellationToken).ConfigureAwait(false), await PairsAsync(after, cancellationToken).ConfigureAwait(false));
        if (old.Count != now.Count || old.Count == 0)
            return [];

        var (silencedBefore, silencedNow) = (await SilencedAsync(before, cancellationToken).ConfigureAwait(false), await SilencedAsync(after, cancellationToken).ConfigureAwait(false));
        return [.. old.Zip(now, (from, to) => (From: from, To: to))
            .Where(pair => silencedBefore.Any(warning => Silences(pair.From, warning)) && !silencedNow.Any(warning => Silences(pair.To, warning)))
            .SelectMany(pair => pair.To.Lines)];

        static bool Silences((TextSpan Region, ImmutableArray<string> Codes, ImmutableArray<int> Lines) pair, (string Id, int Position) warning) =>
            pair.Codes.Contains(warning.Id) && pair.Region.Contains(warning.Position);
    }

    /// <summary>The directives that switch nothing but these warnings off, each with the one that switches them on again, if there is one.</summary>
    private static async Task<List<(TextSpan Region, ImmutableArray<string> Codes, ImmutableArray<int> Lines)>> PairsAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var lines = root.SyntaxTree.GetText(cancellationToken).Lines;
        var pairs = new List<(TextSpan, ImmutableArray<string>, ImmutableArray<int>)>();
        PragmaWarningDirectiveTriviaSyntax? open = null;
        for (var directive = root.GetFirstDirective(node => node is PragmaWarningDirectiveTriviaSyntax); directive is not null; directive = directive.GetNextDirective(node => node is PragmaWarningDirectiveTriviaSyntax))
        {
            var pragma = (PragmaWarningDirectiveTriviaSyntax)directive;
            var isDisable = pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
            if (open is not null && !isDisable && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(IsObsolete)))
            {
                if (SameCodes(open, pragma))
                    pairs.Add((TextSpan.FromBounds(open.Span.End, pragma.SpanStart), CodesOf(open), [LineOf(open), LineOf(pragma)]));
                open = null;
            }
            else if (open is null && isDisable && pragma.IsActive && pragma.ErrorCodes.Count > 0 && pragma.ErrorCodes.All(IsObsolete))
            {
                open = pragma;
            }
        }

        if (open is not null)
            pairs.Add((TextSpan.FromBounds(open.Span.End, root.FullSpan.End), CodesOf(open), [LineOf(open)]));
        return pairs;

        int LineOf(SyntaxNode node) => lines.GetLineFromPosition(node.SpanStart).LineNumber;
    }

    private static bool SameCodes(PragmaWarningDirectiveTriviaSyntax disable, PragmaWarningDirectiveTriviaSyntax restore) => CodesOf(disable).SequenceEqual(CodesOf(restore));

    private static ImmutableArray<string> CodesOf(PragmaWarningDirectiveTriviaSyntax pragma) => [.. pragma.ErrorCodes.Select(CodeOf).OrderBy(code => code, StringComparer.Ordinal)];

    private static bool IsObsolete(ExpressionSyntax code) => Obsolete.Contains(CodeOf(code));

    /// <summary><c>618</c> and <c>CS0618</c> are the same warning.</summary>
    private static string CodeOf(ExpressionSyntax code)
    {
        var text = code.ToString();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"CS{number:0000}" : text;
    }

    /// <summary>Where the compiler warns, or would if a directive did not silence it.</summary>
    private static async Task<List<(string Id, int Position)>> SilencedAsync(Document document, CancellationToken cancellationToken)
    {
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
        return [.. compilation.WithOptions(compilation.Options.WithReportSuppressedDiagnostics(true)).GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => Obsolete.Contains(diagnostic.Id))
            .Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan.Start))];
    }
}
