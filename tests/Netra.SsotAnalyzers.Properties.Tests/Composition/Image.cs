using Microsoft.CodeAnalysis;

namespace Netra.SsotAnalyzers.Properties.Tests.Composition;

/// <summary>A compiled assembly, to reference and to load.</summary>
internal sealed record Image(string Name, ImmutableArray<byte> Bytes)
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("netra-images-");

    static Image() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);

    /// <summary>To a file, as a package's: the rewriter reads what compiled members do.</summary>
    public MetadataReference Reference => field ??= MetadataReference.CreateFromFile(Written());

    private string Written()
    {
        var path = Path.Combine(Folder.FullName, Guid.NewGuid().ToString("N") + ".dll");
        File.WriteAllBytes(path, [.. Bytes]);
        return path;
    }

    public static Image? Of(Compilation compilation, out ImmutableArray<Diagnostic> diagnostics)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        diagnostics = result.Diagnostics;
        return result.Success ? new Image(compilation.AssemblyName!, [.. stream.ToArray()]) : null;
    }
}
