using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>A run that the user stops.</summary>
public sealed class CancelTests
{
    [Fact]
    public async Task StopMessage_CancelsTheRunOfAHandlerThatIsAtWork()
    {
        await using var server = await StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        using var tab = client;
        await client.SendAsync("""{"type":"work"}""");
        var started = await client.NextAsync();
        var executing = await client.NextAsync();
        await client.SendAsync($$$"""{"type":"stop","payload":{"run_id":"{{{started.Text("run_id")}}}"}}""");

        var frames = await client.NextAsync(3);
        Assert.Equal(AgentEvents.ToolExecuting, executing.Type);
        Assert.Equal([AgentEvents.AgentCompleted, "stopped", AgentEvents.ToolCompleted], frames.Select(frame => frame.Type).Order(StringComparer.Ordinal));
        Assert.Equal("cancelled", frames.Single(frame => frame.Type == AgentEvents.AgentCompleted).Payload.GetProperty("status").GetString());
        Assert.True(frames.Single(frame => frame.Type == "stopped").Payload.GetBoolean());

        // The handler has ended, and the next message is handled.
        await client.SendAsync("""{"type":"work"}""");
        Assert.Equal(AgentEvents.AgentStarted, (await client.NextAsync()).Type);
    }

    [Fact]
    public async Task RunOfAnotherUser_IsNotFound()
    {
        await using var server = await StartAsync();
        await using var run = await server.Manager("bob").StartRunAsync("agent");
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await client.SendAsync("""{"type":"stop","payload":{"run_id":"run-1"}}""");

        Assert.False((await client.NextAsync()).Payload.GetBoolean());
        Assert.Equal(AgentRunStatus.Running, run.Status);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(register: services => services
        .AddClientMessageHandler<Work>("work")
        .AddClientMessageHandler<Stop>("stop", MessageOrder.Concurrent));

    private sealed class Work(WebSocketManager manager) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
        {
            await using var run = await manager.StartRunAsync("agent", ct);
            try
            {
                await run.CallToolAsync("think", 0, async (args, cancel) =>
                {
                    await Task.Delay(Timeout.Infinite, cancel);
                    return args;
                }, ct);
            }
            catch (OperationCanceledException) when (run.Aborted.IsCancellationRequested)
            {
                // Its end has been sent.
            }
        }
    }

    private sealed class Stop(WebSocketManager manager) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct) =>
            await manager.SendAsync("stopped", await manager.CancelRunAsync(new RunId(message.Payload.GetProperty("run_id").GetString()!), ct), ct);
    }
}
