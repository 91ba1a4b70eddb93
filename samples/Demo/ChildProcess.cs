using System.Diagnostics;
using System.Text;

namespace Netra.Demo;

/// <summary>What a finished process wrote (both streams, line by line as they came) and its exit code.</summary>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>The distinct compiler and MSBuild errors in the output.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];

    /// <summary>The errors, or the end of the output where it names none.</summary>
    public string Gist => string.Join('\n', (Errors.Count > 0 ? Errors : Output.TrimEnd().Split('\n').TakeLast(20)).Take(20));
}

/// <summary>Runs a program without a shell.</summary>
internal static class ChildProcess
{
    // A server process that a build leaves behind may hold the pipes open after the build itself has exited.
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(5);

    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardOutputEncoding = Encoding.UTF8;
        start.StandardErrorEncoding = Encoding.UTF8;

        using var process = Process.Start(start) ?? throw new DemoException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        var output = new StringBuilder();
        var pumps = Task.WhenAll(PumpAsync(process.StandardOutput, output), PumpAsync(process.StandardError, output));
        await process.WaitForExitAsync();
        await Task.WhenAny(pumps, Task.Delay(PipeGrace));

        lock (output)
            return new ProcessResult(process.ExitCode, output.ToString());
    }

    private static async Task PumpAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
                output.Append(line).Append('\n');
        }
    }
}
