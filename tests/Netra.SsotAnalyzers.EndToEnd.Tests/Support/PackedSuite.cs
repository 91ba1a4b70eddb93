using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The suite, packed once for all collections into a temporary folder under a version of its own. Consumers are written below that folder.</summary>
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

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly string Unique = "x" + Guid.NewGuid().ToString("N")[..12];
    private static int _users;

    public string Version { get; } = "0.2.0-e2e." + Unique;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "netra-e2e-" + Unique);

    public string Packages => Path.Combine(Folder, "packages");

    internal static Repository Repository { get; } = Repository.Find();

    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (_users++ == 0)
                await PackAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--_users == 0)
                Delete();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>A new, empty folder with nothing of the suite's own build above it.</summary>
    public Consumer NewConsumer(string name) => new(this, name);

    private async Task PackAsync()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(Repository.SdkVersionFile, Path.Combine(Folder, "global.json"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(Folder, "nuget.config"), NuGetConfig);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Directory.Build.props"), StopTheSearch);
        await new Dotnet(Repository.Root, Version).RequireAsync("pack", Repository.Packages, "-o", Packages, $"-p:Version={Version}");
    }

    private void Delete()
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
    }
}

/// <summary>One of two collections that run beside each other, since a build of a small project leaves half the machine idle. Both use what is packed once.</summary>
[CollectionDefinition(Name)]
public sealed class PackedSuiteCollection : ICollectionFixture<PackedSuite>
{
    public const string Name = "packed suite";
}

/// <summary>The other one: the longest classes.</summary>
[CollectionDefinition(Name)]
public sealed class LongPackedSuiteCollection : ICollectionFixture<PackedSuite>
{
    public const string Name = "packed suite, at length";
}
