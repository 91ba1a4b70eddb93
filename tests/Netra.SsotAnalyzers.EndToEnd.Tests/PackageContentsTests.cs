using System.IO.Compression;
using System.Xml.Linq;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class PackageContentsTests(PackedSuite suite)
{
    [Fact]
    public void Pack_MakesExactlyWhatShips() =>
        Assert.Equal(
            [$"Netra.Ssot.Tool.{suite.Version}.nupkg", $"Netra.SsotAnalyzers.{suite.Version}.nupkg", $"Netra.WebSockets.{suite.Version}.nupkg"],
            Directory.EnumerateFiles(suite.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void AnalyzersPackage_HoldsTheseEntries() =>
        Assert.Equal(
            [
                "Netra.SsotAnalyzers.nuspec",
                "README.md",
                "analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.dll",
                "buildTransitive/Netra.SsotAnalyzers.props",
                "buildTransitive/Netra.SsotAnalyzers.targets",
                "lib/netstandard2.0/Netra.Ssot.dll",
                "lib/netstandard2.0/Netra.Ssot.xml",
            ],
            Entries("Netra.SsotAnalyzers"));

    [Fact]
    public void ToolPackage_IsTheCommandSsotWithTheSuiteInside()
    {
        var entries = Entries("Netra.Ssot.Tool");

        Assert.Contains("README.md", entries);
        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", entries);
        Assert.Contains("tools/net10.0/any/Netra.SsotAnalyzers.dll", entries);
        Assert.Contains("tools/net10.0/any/Netra.SsotAnalyzers.CodeFixes.dll", entries);
        Assert.Equal("DotnetTool", (string?)Nuspec("Netra.Ssot.Tool").Descendants("packageType").Single().Attribute("name"));
    }

    [Fact]
    public void WebSocketsPackage_HoldsTheseEntries() =>
        Assert.Equal(
            [
                "Netra.WebSockets.nuspec",
                "README.md",
                "lib/net10.0/Netra.WebSockets.dll",
                "lib/net10.0/Netra.WebSockets.xml",
            ],
            Entries("Netra.WebSockets"));

    [Fact]
    public void AnalyzersPackage_IsNoDevelopmentDependency_AndDependsOnNothing()
    {
        var nuspec = Nuspec("Netra.SsotAnalyzers");

        Assert.Empty(nuspec.Elements("developmentDependency"));
        Assert.Empty(nuspec.Descendants("dependency"));
        Assert.Equal("MIT", nuspec.Element("license")?.Value);
        Assert.Equal("README.md", nuspec.Element("readme")?.Value);
    }

    [Fact]
    public void WebSocketsPackage_HandsTheAnalyzersOn()
    {
        var dependency = Assert.Single(Nuspec("Netra.WebSockets").Descendants("dependency"));

        Assert.Equal("Netra.SsotAnalyzers", (string?)dependency.Attribute("id"));
        Assert.Equal(suite.Version, (string?)dependency.Attribute("version"));
        Assert.Null(dependency.Attribute("exclude"));
    }

    /// <summary>Without what every package has by its format.</summary>
    private IEnumerable<string> Entries(string package)
    {
        using var archive = Open(package);
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    private XElement Nuspec(string package)
    {
        using var archive = Open(package);
        using var stream = archive.GetEntry(package + ".nuspec")!.Open();
        var root = XDocument.Load(stream).Root!;
        foreach (var element in root.DescendantsAndSelf())
            element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(suite.Packages, $"{package}.{suite.Version}.nupkg"));
}
