namespace Netra.Demo;

/// <summary>The demo's own folder under the machine's temporary one: the packages, and a copy of the sample to work on.</summary>
internal sealed class DemoFolder
{
    private DemoFolder(string path, string version) => (Path, PackageVersion) = (path, version);

    public string Path { get; }

    /// <summary>A version that no cache has seen.</summary>
    public string PackageVersion { get; }

    public string Backend => System.IO.Path.Combine(Path, "LegacyBackend");

    /// <summary>A second copy, from which everything that is declared is stripped.</summary>
    public string Undeclared => System.IO.Path.Combine(Path, "Undeclared");

    public string Packages => System.IO.Path.Combine(Backend, "packages");

    public static DemoFolder Create()
    {
        var unique = "x" + Guid.NewGuid().ToString("N")[..12];
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "netra-demo-" + unique);
        return new DemoFolder(Directory.CreateDirectory(path).FullName, "0.2.0-demo." + unique);
    }

    /// <summary>Copies the sample's sources, without what its builds or earlier packs have left.</summary>
    public void CopySample(Repository repository) => CopySample(repository, Backend);

    /// <summary>Copies the sample to a folder of its own.</summary>
    public static void CopySample(Repository repository, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(repository.Sample, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(repository.Sample, file);
            if (SourceSnapshot.IsBuildOutput(relative) || file.EndsWith("pkg", StringComparison.OrdinalIgnoreCase))
                continue;

            var target = System.IO.Path.Combine(folder, relative);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // The copy stands outside the repository and is to be built by the same SDK.
        File.Copy(repository.SdkVersionFile, System.IO.Path.Combine(folder, "global.json"), overwrite: true);
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "packages"));
    }

    /// <summary>Removes the folder, and the packages of this run from NuGet's cache: no later run will ask for them.</summary>
    public void Delete()
    {
        try
        {
            PackageCache.Forget(PackageVersion, Backend);
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.WriteLine($"Not everything could be deleted ({failure.Message}).");
        }
    }
}
