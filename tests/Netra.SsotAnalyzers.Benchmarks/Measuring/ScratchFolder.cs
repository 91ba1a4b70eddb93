namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>A temporary folder with nothing of this repository's build above it; deleted at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ssot-benchmark-").FullName;

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
