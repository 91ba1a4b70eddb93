namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reference assemblies that are on this machine already.</summary>
internal static class InstalledPackages
{
    private static readonly string SdkPacks
        = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs"));

    private static readonly string NuGetCache
        = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary><paramref name="path"/> within the package (a folder, or a target framework), otherwise its newest reference folder.</summary>
    public static string ReferenceFolder(PackageIdentity package, string path)
    {
        var versions = new[] { Path.Combine(SdkPacks, package.Id), Path.Combine(NuGetCache, package.Id.ToLowerInvariant()) }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(folder => Path.GetFileName(folder) == package.Version)
            .ThenByDescending(folder => VersionOf(Path.GetFileName(folder)));
        var folders = versions.SelectMany(version => new[] { path, Path.Combine("ref", path), Path.Combine("lib", path) }
            .Select(within => Path.Combine(version, within))
            .Concat(FrameworksBelow(Path.Combine(version, "ref")))
            .Concat(FrameworksBelow(Path.Combine(version, "lib"))));
        return folders.FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException($"Package '{package.Id}' {package.Version} has no reference assemblies on this machine, and none are downloaded.");
    }

    private static IEnumerable<string> FrameworksBelow(string folder)
        => Directory.Exists(folder) ? Directory.GetDirectories(folder, "net*").OrderByDescending(framework => VersionOf(Path.GetFileName(framework)["net".Length..])) : [];

    private static Version VersionOf(string text)
        => Version.TryParse(text.Split('-')[0], out var version) ? version : new Version();
}
