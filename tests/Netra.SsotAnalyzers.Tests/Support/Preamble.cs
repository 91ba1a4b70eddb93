using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>What every test compiles against: the framework, ASP.NET Core, and the real attributes and reference manager.</summary>
internal static class Preamble
{
    /// <summary>The framework from a package, ASP.NET Core from the SDK's targeting pack: nothing is downloaded when tests run.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = [.. Net100.References.All, .. AspNetCore()];

    public static MetadataReference Ssot { get; } = MetadataReference.CreateFromFile(typeof(CanonicalAttribute).Assembly.Location);

    public static MetadataReference WebSockets { get; } = MetadataReference.CreateFromFile(typeof(WebSocketManager).Assembly.Location);

    /// <summary>The folder of a targeting pack of the SDK that runs this.</summary>
    public static string NewestPack(string name)
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(dotnet, "packs", name), "10.*").Max(StringComparer.Ordinal)!;
    }

    private static IEnumerable<MetadataReference> AspNetCore() =>
        Directory.GetFiles(Path.Combine(NewestPack("Microsoft.AspNetCore.App.Ref"), "ref", "net10.0"), "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path));
}
