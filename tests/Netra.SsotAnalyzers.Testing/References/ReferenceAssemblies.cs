using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// What a project of a test is compiled against. Nothing is downloaded: a package comes from the SDK's <c>packs</c> folder or
/// NuGet's cache, in the version asked for, otherwise in the newest that is there. So <see cref="Net.Net80"/> is net10.0 where
/// only that is installed.
/// </summary>
public sealed record ReferenceAssemblies(string TargetFramework, PackageIdentity? ReferenceAssemblyPackage, string? ReferenceAssemblyPath)
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Loaded = new();

    public ReferenceAssemblies(string targetFramework)
        : this(targetFramework, null, null)
    {
    }

    public static ReferenceAssemblies Default => Net.Net100;

    public ImmutableArray<PackageIdentity> Packages { get; init; } = [];

    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages) => this with { Packages = Packages.AddRange(packages) };

    public ReferenceAssemblies WithPackages(ImmutableArray<PackageIdentity> packages) => this with { Packages = packages };

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        var folders = Packages.Select(package => InstalledPackages.ReferenceFolder(package, TargetFramework));
        if (ReferenceAssemblyPackage is not null)
            folders = folders.Prepend(InstalledPackages.ReferenceFolder(ReferenceAssemblyPackage, ReferenceAssemblyPath ?? TargetFramework));

        return Task.FromResult(folders.SelectMany(folder => Loaded.GetOrAdd(folder, Load)).ToImmutableArray());
    }

    private static ImmutableArray<MetadataReference> Load(string folder)
        => [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    public static class Net
    {
        public static ReferenceAssemblies Net80 { get; } = Framework("8.0");

        public static ReferenceAssemblies Net90 { get; } = Framework("9.0");

        public static ReferenceAssemblies Net100 { get; } = Framework("10.0");

        private static ReferenceAssemblies Framework(string version)
            => new($"net{version}", new PackageIdentity("Microsoft.NETCore.App.Ref", $"{version}.0"), Path.Combine("ref", $"net{version}"));
    }
}
