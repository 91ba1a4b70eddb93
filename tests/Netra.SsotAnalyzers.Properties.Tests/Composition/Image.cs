using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A compiled assembly, to reference and to load.</summary>
internal sealed record Image(string Name, ImmutableArray<byte> Bytes)
{
    public MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Bytes);

    public static Image? Of(Compilation compilation, out ImmutableArray<Diagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        diagnostics = result.Diagnostics;
        return result.Success ? new Image(compilation.AssemblyName!, [.. stream.ToArray()]) : null;
    }
}
