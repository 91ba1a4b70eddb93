namespace Netra.SsotAnalyzers.Map;

/// <summary>One namespace that is to go, and the one that takes its place.</summary>
internal sealed record SupersededNamespace(string Legacy, string Canonical);
