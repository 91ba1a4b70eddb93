using System.Diagnostics;
using System.Text.Json;

namespace Netra.WebSockets.Load;

/// <summary>The other process: this program again, as the server of one peer.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, int[] ports)
    {
        _process = process;
        Ports = ports;
    }

    public int[] Ports { get; }

    public bool IsAlive => !_process.HasExited;

    public static async Task<ServerProcess> StartAsync(PeerKind peer, string? redis)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, redis is null ? [Program.ServerCommand, peer.ToString()] : [Program.ServerCommand, peer.ToString(), redis])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // As web projects have it by default.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        try
        {
            return new ServerProcess(process, await ReadAsync<int[]>(process));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public Task<RunReport> RunAsync(RunOrder order) => AskAsync<RunReport>(JsonSerializer.Serialize(order));

    public Task<MemoryReport> MemoryAsync() => AskAsync<MemoryReport>(PeerServer.Memory);

    public Task<double> CpuSecondsAsync() => AskAsync<double>(PeerServer.Cpu);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task<T> AskAsync<T>(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return await ReadAsync<T>(_process);
    }

    private static async Task<T> ReadAsync<T>(Process process) =>
        await process.StandardOutput.ReadLineAsync() is { } line
            ? JsonSerializer.Deserialize<T>(line)!
            : throw new EndOfStreamException("The server process has ended.");
}
