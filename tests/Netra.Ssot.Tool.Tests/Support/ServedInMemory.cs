using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Mcp;

namespace Netra.Ssot.Tool.Tests.Support;

/// <summary>The server and the protocol's own client in one process, joined by pipes.</summary>
internal sealed class ServedInMemory : IAsyncDisposable
{
    // A test must not fail because the machine is busy.
    private static readonly McpClientOptions Patient = new() { InitializationTimeout = TimeSpan.FromMinutes(10) };

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly SsotServer _server;
    private Task _serving = Task.CompletedTask;

    private ServedInMemory(Func<LoadedSolution> load, WritePermission? permission)
    {
        var served = new ServedSolution(_ =>
        {
            Loads++;
            return Task.FromResult(load());
        });
        _server = new SsotServer(served, permission, Log.Add);
    }

    public McpClient Client { get; private set; } = null!;

    /// <summary>How often the solution was loaded.</summary>
    public int Loads { get; private set; }

    public List<string> Log { get; } = [];

    public static async Task<ServedInMemory> StartAsync(Func<LoadedSolution> load, WritePermission? permission = null)
    {
        var served = new ServedInMemory(load, permission);
        served._serving = served._server.RunAsync(new StreamServerTransport(served._toServer.Reader.AsStream(), served._toClient.Writer.AsStream()), CancellationToken.None);
        served.Client = await McpClient.CreateAsync(new StreamClientTransport(served._toServer.Writer.AsStream(), served._toClient.Reader.AsStream()), Patient);
        return served;
    }

    /// <summary>The text of an answer, and whether it is an error.</summary>
    public async Task<(bool IsError, string Text)> CallAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await Client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
        return (result.IsError == true, string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving;
        _server.Dispose();
    }
}
