namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>A code base with something retired in it.</summary>
/// <param name="Code">The code base.</param>
/// <param name="Uses">How many uses were turned.</param>
/// <param name="Files">In how many files.</param>
internal sealed record Planted(CodeBase Code, int Uses, int Files);
