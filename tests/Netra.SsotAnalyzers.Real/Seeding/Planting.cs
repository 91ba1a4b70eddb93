namespace Netra.SsotAnalyzers.Real.Seeding;

/// <summary>One migration as it was planted.</summary>
/// <param name="Kind">What kind of thing is retired.</param>
/// <param name="Name">The canonical type or namespace that it was chosen for.</param>
/// <param name="Types">How many types were retired together.</param>
/// <param name="Uses">How many uses were turned to the retired names.</param>
/// <param name="Files">In how many files.</param>
/// <param name="Prefix">What only the retired names begin with: a use that is left has one of them.</param>
internal sealed record Planting(Kind Kind, string Name, int Types, int Uses, int Files, string Prefix);
