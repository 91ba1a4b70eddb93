using System.Diagnostics;

namespace Netra.Demo;

/// <summary>The .NET command line, as a user would type it: nothing of the <c>dotnet run</c> around this program leaks in.</summary>
internal sealed class Dotnet(string workingFolder, string packageVersion)
{
    private static readonly string[] Leaking =
        ["MSBUILD", "DOTNET_HOST_PATH", "DOTNET_CLI_TELEMETRY_SESSIONID", "DOTNET_LAUNCH_PROFILE", "DOTNET_STARTUP_HOOKS", "VSTEST", "TESTINGPLATFORM"];

    public Task<ProcessResult> RunAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = workingFolder,
        };
        foreach (var name in start.Environment.Keys.ToList())
        {
            if (Leaking.Any(leak => name.StartsWith(leak, StringComparison.OrdinalIgnoreCase)))
                start.Environment.Remove(name);
        }

        start.Environment["NetraVersion"] = packageVersion;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true"; // as by default: the compiler server keeps Roslyn and the analyzers compiled
        start.Environment["DOTNET_TieredPGO"] = "0"; // commands of a few seconds
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        return ChildProcess.RunAsync(start);
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<ProcessResult> RequireAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        return result.ExitCode == 0
            ? result
            : throw new DemoException($"dotnet {string.Join(' ', arguments)}\nin {workingFolder} exited with {result.ExitCode}:\n{result.Gist}");
    }
}
