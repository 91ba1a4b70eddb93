using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>A library as it comes in a package: a file, which is gone when the test ends.</summary>
internal sealed class CompiledLibrary : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-library-");

    /// <param name="source">The library's source, with the usings of the tests.</param>
    /// <param name="form">What projects reference.</param>
    /// <param name="level">How the library is compiled: a release build writes other instructions than a debug build.</param>
    public CompiledLibrary(string source, LibraryForm form = LibraryForm.File, OptimizationLevel level = OptimizationLevel.Release)
    {
        var compilation = CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks; global using Netra.Ssot;\n" + source, new CSharpParseOptions(LanguageVersion.Preview))],
            [.. Preamble.Framework, Preamble.Ssot],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level));
        Image = Emit(compilation, new EmitOptions());
        var file = Path.Combine(_folder.FullName, "Library.dll");
        File.WriteAllBytes(file, form switch
        {
            LibraryForm.ReferenceAssembly => Emit(compilation, new EmitOptions(metadataOnly: true, includePrivateMembers: false)),
            LibraryForm.Damaged => Damaged(Image, "Build"),
            _ => Image,
        });
        References = [form == LibraryForm.Memory ? MetadataReference.CreateFromImage(Image) : MetadataReference.CreateFromFile(file)];
    }

    public byte[] Image { get; }

    public ImmutableArray<MetadataReference> References { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The image with a method whose first instruction calls what is not there.</summary>
    private static byte[] Damaged(byte[] image, string method)
    {
        using var reader = new PEReader(new MemoryStream(image));
        var metadata = reader.GetMetadataReader();
        var address = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Single(definition => metadata.GetString(definition.Name) == method).RelativeVirtualAddress;
        var section = reader.PEHeaders.SectionHeaders[reader.PEHeaders.GetContainingSectionIndex(address)];
        byte[] damaged = [.. image];
        ((byte[])[0x28, 0xFF, 0xFF, 0xFF, 0x7F]).CopyTo(damaged, section.PointerToRawData + address - section.VirtualAddress + 1);
        return damaged;
    }

    private static byte[] Emit(CSharpCompilation compilation, EmitOptions options)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: options);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}

/// <summary>What a project references of a compiled library.</summary>
public enum LibraryForm
{
    File,

    /// <summary>A file without bodies.</summary>
    ReferenceAssembly,

    /// <summary>An image that is in no file.</summary>
    Memory,

    /// <summary>A file in which a body cannot be read.</summary>
    Damaged,
}
