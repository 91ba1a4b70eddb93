using System.Text.Json;

namespace Netra.Demo;

/// <summary>NuGet's cache of unpacked packages, as far as a throw-away version of the suite is in it.</summary>
internal static class PackageCache
{
    /// <summary>Removes a version of the suite's packages that no later run will ask for, wherever the projects below a folder have restored it to.</summary>
    public static void Forget(string version, string folder)
    {
        var caches = Directory.EnumerateFiles(folder, "project.assets.json", SearchOption.AllDirectories).SelectMany(CachesOf).Distinct().Where(Directory.Exists).ToList();
        foreach (var package in caches.SelectMany(cache => Directory.EnumerateDirectories(cache, "netra.*")))
        {
            var unpacked = Path.Combine(package, version);
            if (Directory.Exists(unpacked))
                Directory.Delete(unpacked, recursive: true);
            if (!Directory.EnumerateFileSystemEntries(package).Any())
                Directory.Delete(package);
        }
    }

    private static List<string> CachesOf(string assetsFile)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        return assets.RootElement.TryGetProperty("packageFolders", out var folders) ? [.. folders.EnumerateObject().Select(cache => cache.Name)] : []; // a restore that failed writes none
    }
}
