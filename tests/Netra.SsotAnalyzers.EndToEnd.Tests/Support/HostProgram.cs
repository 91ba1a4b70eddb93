using System.Diagnostics;
using Netra.Demo;

namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A program that opens a project as an editor does, built against another Roslyn than the SDK's.</summary>
internal static class HostProgram
{
    /// <summary>Runs the host project of that name on a restored consumer. The lines are those that <c>HostRun</c> describes.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines, string Output)> RunAsync(string host, Consumer consumer, params IEnumerable<string> arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = Path.Combine(PackedSuite.Repository.Root, "tests", host, "bin", configuration, "net10.0", host + ".dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly, .. arguments]) { WorkingDirectory = consumer.Folder };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["NetraVersion"] = consumer.Suite.Version;
        var result = await ChildProcess.RunAsync(start);
        return (result.ExitCode, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), result.Output);
    }
}
