namespace Netra.SsotAnalyzers.Baseline;

/// <summary>One line of a baseline: how many violations of a key are frozen.</summary>
/// <param name="Key">What is counted.</param>
/// <param name="Count">How many there may be; at least one.</param>
/// <param name="Line">The line of the file, from zero.</param>
internal sealed record BaselineEntry(BaselineKey Key, int Count, int Line);
