using System.Diagnostics;
using System.Text;

namespace Netra.Ssot.Tool.Loading;

/// <summary>What a finished process wrote and its exit code.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Errors)
{
    private const int GistLength = 12;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The distinct errors that MSBuild or the compiler named, or the end of what was written.</summary>
    public string Gist
    {
        get
        {
            var lines = (Output + "\n" + Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var errors = lines.Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct().ToList();
            return string.Join('\n', errors.Count > 0 ? errors.Take(GistLength) : lines.TakeLast(GistLength));
        }
    }
}

/// <summary>Runs a program without a shell, and ends it and its children when the command is cancelled.</summary>
internal static class ChildProcess
{
    // What the SDK sets for its own tools would make a child's MSBuild use this one's parts.
    private static readonly string[] Leaking = ["MSBUILD", "DOTNET_STARTUP_HOOKS", "DOTNET_CLI_TELEMETRY_SESSIONID", "VSTEST", "TESTINGPLATFORM"];

    // A build server that a child leaves behind may hold the pipes open after the child has exited.
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(5);

    public static Task<ProcessResult> DotnetAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(folder, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments, cancellationToken);

    /// <summary>Runs a command line as the user's shell would.</summary>
    public static Task<ProcessResult> ShellAsync(string folder, string command, CancellationToken cancellationToken) =>
        OperatingSystem.IsWindows()
            ? RunAsync(folder, "cmd.exe", ["/d", "/c", command], cancellationToken) : RunAsync(folder, "/bin/sh", ["-c", command], cancellationToken);

    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it and its children.</param>
    /// <param name="input">What it reads; nothing where this is null.</param>
    /// <param name="environment">What is set in its environment beside what it inherits.</param>
    public static async Task<ProcessResult> RunAsync(string folder, string program, IEnumerable<string> arguments, CancellationToken cancellationToken,
        string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => Leaking.Any(leak => name.StartsWith(leak, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        using var process = Start(start);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var pumps = Task.WhenAll(PumpAsync(process.StandardOutput, output), PumpAsync(process.StandardError, errors));
        try
        {
            await process.StandardInput.WriteAsync((input ?? "").AsMemory(), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await Task.WhenAny(pumps, Task.Delay(PipeGrace, CancellationToken.None)).ConfigureAwait(false);
        lock (output)
        {
            lock (errors)
                return new ProcessResult(process.ExitCode, output.ToString(), errors.ToString());
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new ToolException(ExitCode.NotBuildable, $"'{start.FileName}' cannot be started: {failure.Message}");
        }
    }

    /// <summary>Reads to the end on a thread of its own: where the pool's threads are all at work, the grace would be over before a line is read.</summary>
    private static Task PumpAsync(StreamReader reader, StringBuilder text) => Task.Factory.StartNew(
        () =>
        {
            while (reader.ReadLine() is { } line)
            {
                lock (text)
                    text.Append(line).Append('\n');
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
