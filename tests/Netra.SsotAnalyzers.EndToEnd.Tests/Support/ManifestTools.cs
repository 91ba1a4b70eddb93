using System.Diagnostics;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The tools of the repository's manifest in a consumer's folder, restored and run as a team does it in its own.</summary>
internal static class ManifestTools
{
    private const string Manifest = ".config/dotnet-tools.json";

    public static async Task RestoreAsync(Consumer consumer)
    {
        consumer.Write(Manifest, await File.ReadAllTextAsync(Path.Combine(PackedSuite.Repository.Root, Manifest)));
        await consumer.RequireAsync("tool", "restore");
    }

    /// <summary>How a tool of the manifest is started in the consumer's folder.</summary>
    public static ProcessStartInfo StartInfo(Consumer consumer, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { WorkingDirectory = consumer.Folder };
        foreach (var name in start.Environment.Keys.Where(SsotTool.IsOfTheBuild).ToList())
            start.Environment.Remove(name);
        start.Environment["NetraVersion"] = consumer.Suite.Version;
        return start;
    }
}
