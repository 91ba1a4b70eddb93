using System.Diagnostics;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>The tool, installed from its package as a user would, once for all tests of the packed suite.</summary>
internal static class SsotTool
{
    private static readonly SemaphoreSlim Installing = new(1);

    public static async Task<(int ExitCode, string Output)> RunAsync(Consumer consumer, params string[] arguments)
    {
        var result = await ChildProcess.RunAsync(await StartInfoAsync(consumer, arguments));
        return (result.ExitCode, result.Output);
    }

    /// <summary>How the tool is started in the consumer's folder.</summary>
    public static async Task<ProcessStartInfo> StartInfoAsync(Consumer consumer, params string[] arguments)
    {
        var start = new ProcessStartInfo(await InstallAsync(consumer.Suite), arguments) { WorkingDirectory = consumer.Folder };
        foreach (var name in start.Environment.Keys.Where(IsOfTheBuild).ToList())
            start.Environment.Remove(name);
        start.Environment["NetraVersion"] = consumer.Suite.Version;
        return start;
    }

    /// <summary>Whether an environment variable would make a child's MSBuild use parts of the one that runs the tests.</summary>
    public static bool IsOfTheBuild(string variable) => variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> InstallAsync(PackedSuite suite)
    {
        var folder = Path.Combine(suite.Folder, "tools");
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "ssot.exe" : "ssot");
        await Installing.WaitAsync();
        try
        {
            if (!File.Exists(tool))
                await new Dotnet(suite.Folder, suite.Version).RequireAsync("tool", "install", "Netra.Ssot.Tool", "--version", suite.Version, "--tool-path", folder, "--add-source", suite.Packages);
        }
        finally
        {
            Installing.Release();
        }

        return tool;
    }
}
