using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>A requested hit that the rewriter left as it is, with the reason.</summary>
/// <param name="Document">The document of the request.</param>
/// <param name="RuleId">The rule of the hit.</param>
/// <param name="Span">The place of the hit in the original text.</param>
/// <param name="Refusal">Why it stays.</param>
/// <param name="Project">The project in which the obstacle is; null where the file could not be analyzed.</param>
/// <param name="Reversal">The revert; null where the edit was not even tried.</param>
internal sealed record Leftover(DocumentId Document, string RuleId, TextSpan Span, Refusal Refusal, ProjectId? Project, Reversal? Reversal = null);
