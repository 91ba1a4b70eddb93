using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>A redis-server of the test's own, on a free port, with a folder of its own. It is killed, stopped and started as a process.</summary>
internal sealed partial class RedisServer : IAsyncDisposable
{
    private const string Sentinel = "sentinel.conf";
    private const int Stop = 19;
    private const int Continue = 18;

    /// <summary>Fails a start that would hang; it measures nothing.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-redis-");
    private readonly string[] _arguments;
    private bool _isSentinel;
    private Process? _process;

    private RedisServer(int port, string[] arguments) => (Port, _arguments) = (port, arguments);

    /// <summary>The command, if it is installed and new enough.</summary>
    public static string? Command { get; } = Find();

    /// <summary>Set to <c>required</c>, it makes a missing server a failure.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("NETRA_REDIS") == "required";

    public int Port { get; }

    public string EndPoint => $"127.0.0.1:{Port}";

    /// <summary>Where it keeps its snapshot and its append-only file.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts one; without arguments it keeps nothing on disk.</summary>
    public static async Task<RedisServer> StartAsync(params string[] arguments)
    {
        var server = new RedisServer(FreePort(), arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts a sentinel that watches a primary and, being the only one, decides alone.</summary>
    /// <param name="name">What clients call the primary.</param>
    /// <param name="primary">The primary.</param>
    /// <param name="failOverAfter">How long the primary may be silent.</param>
    public static async Task<RedisServer> StartSentinelAsync(string name, RedisServer primary, TimeSpan failOverAfter)
    {
        var sentinel = new RedisServer(FreePort(), []) { _isSentinel = true };
        await File.WriteAllTextAsync(Path.Combine(sentinel.Folder, Sentinel), $"""
            port {sentinel.Port}
            bind 127.0.0.1
            dir {sentinel.Folder}
            sentinel monitor {name} 127.0.0.1 {primary.Port} 1
            sentinel down-after-milliseconds {name} {(int)failOverAfter.TotalMilliseconds}
            sentinel failover-timeout {name} 5000

            """);
        await sentinel.StartAgainAsync();
        return sentinel;
    }

    /// <summary>Starts the process, on the same port and with what is in the folder. Completes when it accepts connections.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(Command ?? throw new InvalidOperationException(NeedsRedisAttribute.Missing))
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        string[] arguments = _isSentinel ? [Sentinel, "--sentinel"] :
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", Folder, "--save", "", "--daemonize", "no", .. _arguments];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            lock (said) said.Add(line.Data ?? "");
            // A sentinel says that it watches; any other server that it serves.
            if (line.Data?.Contains(_isSentinel ? "+monitor" : "Ready to accept connections", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        _process.Exited += (_, _) =>
        {
            lock (said) ready.TrySetException(new InvalidOperationException("redis-server has ended: " + string.Join('\n', said)));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(Limit);
    }

    /// <summary>SIGKILL: nothing is written any more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>SIGSTOP: the process does nothing, and its connections stay open.</summary>
    public void Pause() => Signal(Stop);

    /// <summary>SIGCONT.</summary>
    public void Resume() => Signal(Continue);

    /// <summary>A client of the test's own, which may do everything.</summary>
    public Task<ConnectionMultiplexer> ConnectAsync() => _isSentinel ? ConnectionMultiplexer.SentinelConnectAsync($"{EndPoint},allowAdmin=true") : ConnectionMultiplexer.ConnectAsync($"{EndPoint},allowAdmin=true");

    /// <summary>Carries out one command.</summary>
    public async Task<RedisResult> DoAsync(string command, params object[] arguments)
    {
        await using var client = await ConnectAsync();
        return await client.GetServer(EndPoint).ExecuteAsync(command, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Resume();
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Signal(int signal)
    {
        if (Kill(_process!.Id, signal) != 0) throw new InvalidOperationException($"Signal {signal} was not sent.");
    }

    private static string? Find()
    {
        if (OperatingSystem.IsWindows()) return null;
        var command = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { "redis-server", "valkey-server" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (command is null) return null;
        using var asked = Process.Start(new ProcessStartInfo(command, "--version") { RedirectStandardOutput = true })!;
        var version = VersionText().Match(asked.StandardOutput.ReadToEnd());
        asked.WaitForExit();
        return version.Success && int.Parse(version.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) >= 7 ? command : null;
    }

    [GeneratedRegex(@"\bv=(\d+)\.")]
    private static partial Regex VersionText();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
