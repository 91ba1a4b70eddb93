using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The suite, packed once into a temporary folder under a version of its own. Consumers are written below that folder.</summary>
public sealed class PackedSuite : IAsyncLifetime
{
    private const string NuGetConfig = """
        <configuration>
          <packageSources>
            <add key="suite" value="./packages" />
          </packageSources>
        </configuration>
        """;

    private const string StopTheSearch = "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>";

    private readonly string _unique = "x" + Guid.NewGuid().ToString("N")[..12];

    public PackedSuite()
    {
        Version = "0.1.0-e2e." + _unique;
        Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "netra-e2e-" + _unique)).FullName;
    }

    public string Version { get; }

    public string Folder { get; }

    public string Packages => Path.Combine(Folder, "packages");

    internal static Repository Repository { get; } = Repository.Find();

    public async Task InitializeAsync()
    {
        File.Copy(Repository.SdkVersionFile, Path.Combine(Folder, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), NuGetConfig);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.props"), StopTheSearch);
        await new Dotnet(Repository.Root, Version).RequireAsync("pack", Repository.Solution, "-o", Packages, $"-p:Version={Version}");
    }

    public Task DisposeAsync()
    {
        try
        {
            PackageCache.Forget(Version, Folder);
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A build server may still hold a file. The folder is a temporary one.
        }

        return Task.CompletedTask;
    }

    /// <summary>A new, empty folder with nothing of the suite's own build above it.</summary>
    public Consumer NewConsumer(string name) => new(this, name);
}

/// <summary>One collection, so that the suite is packed once and its runs do not compete for the machine.</summary>
[CollectionDefinition(Name)]
public sealed class PackedSuiteCollection : ICollectionFixture<PackedSuite>
{
    public const string Name = "packed suite";
}
