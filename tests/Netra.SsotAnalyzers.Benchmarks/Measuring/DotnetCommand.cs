using System.Diagnostics;

namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>The .NET command line in a folder, with what it took.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs <c>dotnet</c> and returns what it printed; an exit code other than the expected is an error.</summary>
    public static string Run(string folder, string arguments, int expected = 0) => Timed(folder, arguments, expected).Output;

    /// <summary>The same, with its seconds.</summary>
    public static (string Output, double Wall) Timed(string folder, string arguments, int expected = 0)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var outputTask = process.StandardOutput.ReadToEndAsync();
        process.WaitForExit();
        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var output = outputTask.Result;
        return process.ExitCode == expected
            ? (output, wall)
            : throw new InvalidOperationException($"dotnet {arguments} exited with {process.ExitCode}:\n{output}\n{error.Result}");
    }
}
