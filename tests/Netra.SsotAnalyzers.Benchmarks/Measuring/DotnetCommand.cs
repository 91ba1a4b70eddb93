using System.Diagnostics;

namespace Netra.SsotAnalyzers.Benchmarks.Measuring;

/// <summary>The .NET command line in a folder, with what it took.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs <c>dotnet</c> and returns what it printed; an exit code other than the expected is an error.</summary>
    public static string Run(string folder, string arguments, int expected = 0) => Timed(folder, arguments, expected).Output;

    /// <summary>The same, with seconds of wall and processor time (of the process and its children that have ended) and the peak of its working set in bytes.</summary>
    public static (string Output, double Wall, double Processor, long PeakMemory) Timed(string folder, string arguments, int expected = 0)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var outputTask = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(200))
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }

        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var output = outputTask.Result;
        return process.ExitCode == expected
            ? (output, wall, process.TotalProcessorTime.TotalSeconds, peak)
            : throw new InvalidOperationException($"dotnet {arguments} exited with {process.ExitCode}:\n{output}\n{error.Result}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0; // it has just ended
        }
    }
}
