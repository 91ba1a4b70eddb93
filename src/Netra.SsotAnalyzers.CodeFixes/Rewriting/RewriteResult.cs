using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>A rewritten solution, with the uses that stay because the proof reverted their edits.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Reverted">What was reverted, in the order of files and text; of a chain of replacements its first link.</param>
/// <param name="Leftovers">The requested hits that stay, each with its reason.</param>
internal sealed record RewriteResult(Solution Solution, ImmutableArray<RevertedEdit> Reverted, ImmutableArray<Leftover> Leftovers);

/// <summary>A reported use whose edit was reverted.</summary>
/// <param name="Document">The document, as the original solution has it.</param>
/// <param name="RuleId">The rule that reports the use.</param>
/// <param name="Span">Where it is reported in the original.</param>
/// <param name="Refusal">Why it stays.</param>
internal sealed record RevertedEdit(DocumentId Document, string RuleId, TextSpan Span, Refusal Refusal)
{
    public static ImmutableArray<RevertedEdit> In(EditSet edits) =>
    [
        .. edits.Rejected.Where(pair => pair.Key.Hit.IsReported)
            .Select(pair => (pair.Key.File.Primary.Document, pair.Key.Hit, Refusal: pair.Value))
            .OrderBy(pair => pair.Document.FilePath, StringComparer.Ordinal).ThenBy(pair => pair.Hit.Span.Start)
            .Select(pair => new RevertedEdit(pair.Document.Id, pair.Hit.RuleId, pair.Hit.Span, pair.Refusal)),
    ];
}
