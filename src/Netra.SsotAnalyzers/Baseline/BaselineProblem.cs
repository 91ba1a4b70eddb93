namespace Netra.SsotAnalyzers.Baseline;

/// <summary>A line of a baseline that cannot be read.</summary>
/// <param name="Line">The line of the file, from zero.</param>
/// <param name="Message">What is wrong with it, and what to do.</param>
internal sealed record BaselineProblem(int Line, string Message);
