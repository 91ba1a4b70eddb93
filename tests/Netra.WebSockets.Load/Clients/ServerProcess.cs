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

    public static async Task<ServerProcess> StartAsync(PeerKind peer)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Program.ServerCommand, peer.ToString()])
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

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
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
            : throw new InvalidOperationException("The server process has ended.");
}
