using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting;

/// <summary>What kind of obstacle keeps a requested hit from being rewritten.</summary>
internal enum LeftoverKind
{
    /// <summary>The rewritten solution had a new compiler error, and the edit was reverted.</summary>
    Compiler,

    /// <summary>Another project or framework compiles the same file and does not plan the same edit.</summary>
    OtherProject,

    /// <summary>Another project or framework compiles the same file, and there the hit is suppressed.</summary>
    Suppressed,

    /// <summary>The file could not be analyzed.</summary>
    Unread,
}

/// <summary>A requested hit that the rewriter left as it is, with the reason.</summary>
/// <param name="Document">The document of the request.</param>
/// <param name="RuleId">The rule of the hit.</param>
/// <param name="Span">The place of the hit in the original text.</param>
/// <param name="Kind">The kind of obstacle.</param>
/// <param name="Project">The project in which the obstacle is; null where the file could not be analyzed.</param>
/// <param name="Detail">What the other project says of the place, or null.</param>
/// <param name="Reversal">The revert, for <see cref="LeftoverKind.Compiler"/>.</param>
internal sealed record Leftover(DocumentId Document, string RuleId, TextSpan Span, LeftoverKind Kind, ProjectId? Project, string? Detail = null, Reversal? Reversal = null);

/// <summary>Connected edits that were reverted together, with the compiler error that they brought.</summary>
/// <param name="Project">The project that no longer compiled.</param>
/// <param name="Error">The error, in the rewritten solution.</param>
/// <param name="Path">The file of the error, or null for an error without a place.</param>
/// <param name="Position">Where the error is, in terms of the original text.</param>
/// <param name="IsTraced">Whether the error was traced to these edits; otherwise the whole file or more was reverted.</param>
/// <param name="Edits">The edits.</param>
/// <param name="Declarations">The declarations that connect them, by name.</param>
internal sealed record Reversal(ProjectId Project, Diagnostic Error, string? Path, LinePosition Position, bool IsTraced, ImmutableArray<Edit> Edits, ImmutableArray<string> Declarations);
