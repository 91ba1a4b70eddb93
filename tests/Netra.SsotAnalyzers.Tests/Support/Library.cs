using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>A compiled assembly to reference: what a package looks like to its consumer.</summary>
internal static class Library
{
    public static MetadataReference Compile(string source, string assemblyName = "Library", bool withSsot = true, params MetadataReference[] references)
    {
        var framework = Preamble.Framework;
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source)],
            [.. framework, .. references, .. withSsot ? [Preamble.Ssot] : Array.Empty<MetadataReference>()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
