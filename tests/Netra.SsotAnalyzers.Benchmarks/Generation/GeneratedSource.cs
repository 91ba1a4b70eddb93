namespace Netra.SsotAnalyzers.Benchmarks.Generation;

/// <summary>A generated file, with its lines of ordinary code and the superseded names in them.</summary>
internal sealed record GeneratedSource(string Name, string Text, int Lines, int Hits);
