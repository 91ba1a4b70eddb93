using System.IO.Pipes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Mcp;

namespace Netra.Ssot.Tool.Tests.Support;

/// <summary>The server and the protocol's own client in one process, joined by pipes.</summary>
internal sealed class ServedInMemory : IAsyncDisposable
{
    private readonly AnonymousPipeServerStream _toServer = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream _toClient = new(PipeDirection.Out);
    private readonly AnonymousPipeClientStream _fromClient;
    private readonly AnonymousPipeClientStream _fromServer;
    private readonly SsotServer _server;
    private Task _serving = Task.CompletedTask;

    private ServedInMemory(Func<LoadedSolution> load, WritePermission? permission)
    {
        _fromClient = new AnonymousPipeClientStream(PipeDirection.In, _toServer.ClientSafePipeHandle);
        _fromServer = new AnonymousPipeClientStream(PipeDirection.In, _toClient.ClientSafePipeHandle);
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
        served._serving = served._server.RunAsync(new StreamServerTransport(served._fromClient, served._toClient), CancellationToken.None);
        served.Client = await McpClient.CreateAsync(new StreamClientTransport(served._toServer, served._fromServer));
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
        await _toServer.DisposeAsync();
        await _serving;
        await _toClient.DisposeAsync();
        await _fromClient.DisposeAsync();
        await _fromServer.DisposeAsync();
        _server.Dispose();
    }
}
