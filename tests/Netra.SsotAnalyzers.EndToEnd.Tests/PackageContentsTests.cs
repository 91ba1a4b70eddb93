using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

[Collection(PackedSuiteCollection.Name)]
public sealed class PackageContentsTests(PackedSuite suite)
{
    private const string RepositoryUrl = "https://github.com/netra-systems/Netra.SsotAnalyzers";

    [Fact]
    public void Pack_MakesExactlyWhatShips() =>
        Assert.Equal(
            [$"Netra.Ssot.Tool.{suite.Version}.nupkg", $"Netra.SsotAnalyzers.{suite.Version}.nupkg", $"Netra.WebSockets.{suite.Version}.nupkg", $"Netra.WebSockets.Conformance.{suite.Version}.nupkg", $"Netra.WebSockets.Redis.{suite.Version}.nupkg"],
            Directory.EnumerateFiles(suite.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>A project that becomes a package has to be packed, and a project of tests that does is noticed here.</summary>
    [Fact]
    public void WhatIsPacked_IsEveryProjectThatSaysItIsAPackage()
    {
        var root = PackedSuite.Repository.Root;
        var packed = JsonDocument.Parse(File.ReadAllText(PackedSuite.Repository.Packages)).RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray()
            .Select(project => project.GetString()!.Replace('\\', '/'))
            .ToList();

        Assert.Equal(
            new[] { "src", "tests", "samples" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.csproj", SearchOption.AllDirectories))
                .Where(project => File.ReadAllText(project).Contains("<IsPackable>true", StringComparison.Ordinal))
                .Select(project => Path.GetRelativePath(root, project).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
            packed.Where(project => File.ReadAllText(Path.Combine(root, project)).Contains("<IsPackable>true", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("<IsPackable>false</IsPackable>", File.ReadAllText(Path.Combine(root, "Directory.Build.props")), StringComparison.Ordinal);
    }

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
                "icon.png",
                "lib/netstandard2.0/Netra.Ssot.dll",
                "lib/netstandard2.0/Netra.Ssot.xml",
            ],
            Entries("Netra.SsotAnalyzers"));

    [Fact]
    public void ToolPackage_IsTheCommandSsotWithTheSuiteInside()
    {
        var entries = Entries("Netra.Ssot.Tool");

        Assert.Contains("README.md", entries);
        Assert.Contains("icon.png", entries);
        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", entries);
        Assert.Contains("tools/net10.0/any/Netra.SsotAnalyzers.dll", entries);
        Assert.Contains("tools/net10.0/any/Netra.SsotAnalyzers.CodeFixes.dll", entries);
        Assert.Contains("tools/net10.0/any/ModelContextProtocol.Core.dll", entries);
        Assert.Equal("DotnetTool", (string?)Nuspec("Netra.Ssot.Tool").Descendants("packageType").Single().Attribute("name"));
    }

    [Fact]
    public void WebSocketsPackage_HoldsTheseEntries() =>
        Assert.Equal(
            [
                "Netra.WebSockets.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/Netra.WebSockets.dll",
                "lib/net10.0/Netra.WebSockets.xml",
            ],
            Entries("Netra.WebSockets"));

    [Fact]
    public void ConformancePackage_HoldsTheseEntries() =>
        Assert.Equal(
            [
                "Netra.WebSockets.Conformance.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/Netra.WebSockets.Conformance.dll",
                "lib/net10.0/Netra.WebSockets.Conformance.xml",
            ],
            Entries("Netra.WebSockets.Conformance"));

    [Fact]
    public void RedisPackage_HoldsTheseEntries() =>
        Assert.Equal(
            [
                "Netra.WebSockets.Redis.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/Netra.WebSockets.Redis.dll",
                "lib/net10.0/Netra.WebSockets.Redis.xml",
            ],
            Entries("Netra.WebSockets.Redis"));

    [Fact]
    public void AnalyzersPackage_IsNoDevelopmentDependency_AndDependsOnNothing()
    {
        var nuspec = Nuspec("Netra.SsotAnalyzers");

        Assert.Empty(nuspec.Elements("developmentDependency"));
        Assert.Empty(nuspec.Descendants("dependency"));
    }

    [Theory]
    [InlineData("Netra.SsotAnalyzers")]
    [InlineData("Netra.WebSockets")]
    [InlineData("Netra.WebSockets.Redis")]
    [InlineData("Netra.Ssot.Tool")]
    public void Package_SaysWhereItComesFrom(string package)
    {
        var nuspec = Nuspec(package);

        Assert.Equal("MIT", nuspec.Element("license")?.Value);
        Assert.Equal("expression", (string?)nuspec.Element("license")?.Attribute("type"));
        Assert.Equal("README.md", nuspec.Element("readme")?.Value);
        Assert.Equal("icon.png", nuspec.Element("icon")?.Value);
        Assert.Equal(RepositoryUrl, nuspec.Element("projectUrl")?.Value);
        Assert.Equal($"{RepositoryUrl}/blob/main/CHANGELOG.md", nuspec.Element("releaseNotes")?.Value);
        Assert.Equal(("git", RepositoryUrl), ((string?)nuspec.Element("repository")?.Attribute("type"), (string?)nuspec.Element("repository")?.Attribute("url")));
        Assert.Matches("^[0-9a-f]{40}$", (string?)nuspec.Element("repository")?.Attribute("commit"));
        Assert.True(nuspec.Element("description")!.Value.Length > 60);
        Assert.NotEmpty(nuspec.Element("tags")!.Value);
    }

    [Theory]
    [InlineData("Netra.SsotAnalyzers", "src/Netra.SsotAnalyzers.Package/")]
    [InlineData("Netra.WebSockets", "src/Netra.WebSockets/")]
    [InlineData("Netra.WebSockets.Redis", "src/Netra.WebSockets.Redis/")]
    [InlineData("Netra.Ssot.Tool", "src/Netra.Ssot.Tool/")]
    public void ReadmeInThePackage_IsTheRepositorys_AndItsLinksLeadOutOfThePackage(string package, string folder)
    {
        using var archive = Open(package);
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");

        Assert.DoesNotMatch(@"\]\((?!#|[a-z]+:)", text);
        Assert.Equal(
            File.ReadAllText(Path.Combine(PackedSuite.Repository.Root, folder, "README.md")).ReplaceLineEndings("\n").TrimEnd(),
            text.TrimEnd());
    }

    [Theory]
    [InlineData("Netra.SsotAnalyzers", "analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.dll")]
    [InlineData("Netra.SsotAnalyzers", "analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.CodeFixes.dll")]
    [InlineData("Netra.SsotAnalyzers", "lib/netstandard2.0/Netra.Ssot.dll")]
    [InlineData("Netra.WebSockets", "lib/net10.0/Netra.WebSockets.dll")]
    [InlineData("Netra.WebSockets.Redis", "lib/net10.0/Netra.WebSockets.Redis.dll")]
    [InlineData("Netra.Ssot.Tool", "tools/net10.0/any/Netra.Ssot.Tool.dll")]
    public void ShippedAssembly_IsDeterministic_WithSymbolsThatLeadToItsSources(string package, string entry)
    {
        using var archive = Open(package);
        using var assembly = new ShippedAssembly(archive.GetEntry(entry)!);

        Assert.True(assembly.IsDeterministic);
        Assert.All(assembly.Documents, document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
        Assert.Contains(assembly.Documents, document => document.StartsWith("/_/src/Netra.", StringComparison.Ordinal));
        Assert.Matches(@"^\{""documents"":\{""/_/\*"":""https://raw\.githubusercontent\.com/netra-systems/Netra\.SsotAnalyzers/[0-9a-f]{40}/\*""\}\}$", assembly.SourceLink);
    }

    [Fact]
    public void BuildFiles_RunNoProgram()
    {
        using var archive = Open("Netra.SsotAnalyzers");
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("buildTransitive/", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            var file = XDocument.Load(stream);
            Assert.NotEmpty(file.Root!.Elements());
            Assert.Empty(BuildFile.MoreThanSettingsAndMessages(file));
        }
    }

    [Theory]
    [InlineData("""<Target Name="T"><Exec Command="true" /></Target>""", "Exec")]
    [InlineData("""<Target Name="T"><DownloadFile SourceUrl="https://example.org" /></Target>""", "DownloadFile")]
    [InlineData("""<UsingTask TaskName="T" AssemblyFile="T.dll" />""", "UsingTask")]
    [InlineData("""<Import Project="Other.targets" />""", "Import")]
    [InlineData("""<PropertyGroup><P>$([System.IO.File]::ReadAllText('/etc/hostname'))</P></PropertyGroup>""", "System.IO.File")]
    public void BuildFileThatRunsOne_IsNoticed(string element, string found) =>
        Assert.Equal([found], BuildFile.MoreThanSettingsAndMessages(XDocument.Parse($"<Project><PropertyGroup /><Target Name=\"Fine\"><Error /></Target>{element}</Project>")));

    [Fact]
    public void WebSocketsPackage_HandsTheAnalyzersOn()
    {
        var dependency = Assert.Single(Nuspec("Netra.WebSockets").Descendants("dependency"));

        Assert.Equal("Netra.SsotAnalyzers", (string?)dependency.Attribute("id"));
        Assert.Equal(suite.Version, (string?)dependency.Attribute("version"));
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Fact]
    public void ShippedAssemblies_ExportARuleForEachPage_AndAFixForEachFixableOne()
    {
        using var archive = Open("Netra.SsotAnalyzers");
        using var rules = new ShippedAssembly(archive.GetEntry("analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.dll")!);
        using var fixes = new ShippedAssembly(archive.GetEntry("analyzers/dotnet/roslyn4.14/cs/Netra.SsotAnalyzers.CodeFixes.dll")!);
        var pages = Directory.GetFiles(Path.Combine(PackedSuite.Repository.Root, "docs", "rules"), "SSOT*.md").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(pages.Select(Path.GetFileNameWithoutExtension), rules.TypesWith("DiagnosticAnalyzerAttribute").Where(name => name.StartsWith("SSOT", StringComparison.Ordinal)).Select(IdOf));
        Assert.Equal(
            pages.Where(page => File.ReadAllText(page).Contains("| Code fix | yes |", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension),
            fixes.TypesWith("ExportCodeFixProviderAttribute").Select(IdOf));

        static string IdOf(string type) => type.Split('_')[0];
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
