namespace Netra.Ssot.Tool.Migration;

/// <summary>What became of a step, for the summary.</summary>
/// <param name="Result">The counts, or the reason why the step was rolled back.</param>
/// <param name="Branch">The branch that was made for it; null without one.</param>
/// <param name="Commit">Its commit on that branch; null without one.</param>
internal sealed record StepOutcome(StepResult Result, string? Branch = null, string? Commit = null);
