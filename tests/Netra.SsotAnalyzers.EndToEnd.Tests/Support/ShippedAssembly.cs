using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>What an assembly in a package says of its own making, from its debug directory and its embedded symbols.</summary>
internal sealed class ShippedAssembly : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly PEReader _assembly;
    private readonly MetadataReaderProvider _symbols;

    public ShippedAssembly(ZipArchiveEntry entry)
    {
        var bytes = new MemoryStream();
        using (var content = entry.Open())
            content.CopyTo(bytes);
        bytes.Position = 0;
        _assembly = new PEReader(bytes);
        _symbols = _assembly.ReadEmbeddedPortablePdbDebugDirectoryData(
            Assert.Single(_assembly.ReadDebugDirectory(), directory => directory.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
    }

    public bool IsDeterministic => _assembly.ReadDebugDirectory().Any(directory => directory.Type == DebugDirectoryEntryType.Reproducible);

    /// <summary>The paths of the sources, as the symbols have them.</summary>
    public IEnumerable<string> Documents
    {
        get
        {
            var reader = _symbols.GetMetadataReader();
            return reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name));
        }
    }

    /// <summary>The JSON that maps such paths to addresses.</summary>
    public string SourceLink
    {
        get
        {
            var reader = _symbols.GetMetadataReader();
            var information = Assert.Single(
                reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Select(reader.GetCustomDebugInformation),
                information => reader.GetGuid(information.Kind) == SourceLinkKind);
            return Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)).Trim();
        }
    }

    /// <summary>The names of the types that bear an attribute of another assembly, sorted.</summary>
    public IReadOnlyList<string> TypesWith(string attribute)
    {
        var reader = _assembly.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(type => type.GetCustomAttributes().Select(reader.GetCustomAttribute).Any(IsIt))
            .Select(type => reader.GetString(type.Name))
            .Order(StringComparer.Ordinal)];

        bool IsIt(CustomAttribute found) =>
            found.Constructor.Kind == HandleKind.MemberReference
            && reader.GetMemberReference((MemberReferenceHandle)found.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == attribute;
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _assembly.Dispose();
    }
}
