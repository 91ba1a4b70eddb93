using Microsoft.CodeAnalysis;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.SsotAnalyzers.Tests.Support;

/// <summary>What every test compiles against: the framework, ASP.NET Core, and the real attributes and reference manager.</summary>
internal static class Preamble
{
    public static ReferenceAssemblies Framework { get; } =
        ReferenceAssemblies.Net.Net100.AddPackages([new PackageIdentity("Microsoft.AspNetCore.App.Ref", "10.0.0")]);

    public static MetadataReference Ssot { get; } = MetadataReference.CreateFromFile(typeof(CanonicalAttribute).Assembly.Location);

    public static MetadataReference WebSockets { get; } = MetadataReference.CreateFromFile(typeof(WebSocketManager).Assembly.Location);
}
