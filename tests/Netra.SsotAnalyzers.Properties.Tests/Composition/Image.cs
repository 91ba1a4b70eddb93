using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A compiled assembly, to reference and to load.</summary>
internal sealed record Image(string Name, ImmutableArray<byte> Bytes)
{
    public MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Bytes);

    public static Image? Of(Compilation compilation, out ImmutableArray<Diagnostic> errors)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return result.Success ? new Image(compilation.AssemblyName!, [.. stream.ToArray()]) : null;
    }
}
