using Microsoft.CodeAnalysis.Text;
using Netra.SsotAnalyzers.Planning;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>Edits that were reverted together, with what the proof has against them.</summary>
/// <param name="Refusal">Why they stay undone.</param>
/// <param name="Project">The project in which the proof failed.</param>
/// <param name="Path">The file in which it failed, or null for an error without a place.</param>
/// <param name="Position">The place in that file, in terms of the original text.</param>
/// <param name="Error">The error of the rewritten solution; null where it compiled.</param>
/// <param name="IsTraced">Whether the place was traced to these edits; otherwise the whole file or more was reverted.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Declarations">The declarations that connect them, by name.</param>
internal sealed record Reversal(
    Refusal Refusal, ProjectId Project, string? Path, LinePosition Position, Diagnostic? Error, bool IsTraced, ImmutableArray<Edit> Edits, ImmutableArray<string> Declarations);
