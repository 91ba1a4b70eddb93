namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>A place at which the rewritten solution does something else than the original one.</summary>
/// <param name="Project">The project in which the place was compiled.</param>
/// <param name="Path">The file.</param>
/// <param name="Position">The position in the original file.</param>
/// <param name="Kind">The comparison that found it.</param>
/// <param name="Text">The original code at the place, for messages and tests.</param>
internal sealed record Difference(ProjectId Project, string Path, int Position, Comparison Kind, string Text);
