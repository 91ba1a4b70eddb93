using System.Net.WebSockets;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>Whatever bytes a client sends, it gets frames, an error or a close; the server stays, and so do the others.</summary>
public sealed class ClientBytesProperties
{
    private sealed class Echo(WebSocketManager manager) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => await manager.SendAsync("echo", message.Payload, ct);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(
        options => (options.MessageBurst, options.MessagesPerSecond, options.ConnectionsPerUser) = (1_000_000, 1_000_000, 1000),
        services => services.AddClientMessageHandler<Echo>("echo"));

    [Fact]
    public async Task AnyBytesOnTheWire_EndInAnOrderlyWay()
    {
        await using var server = await StartAsync();
        using var witness = (await TestClient.ConnectAsync(server)).Client;
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[], byte[], bool)>(), input => CheckWireAsync(server, input.Item1, input.Item2, input.Item3).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

        await Eventually.True(() => server.Host.Sockets.Count == 1, "only the witness is left");
        await server.Manager().SendAsync("tick", 1);
        Assert.Equal(("tick", 1), ((await witness.NextAsync()) is { } frame ? (frame.Type, frame.Seq) : default));
    }

    [Fact]
    public async Task AnyMessage_HasOneAnswer()
    {
        await using var server = await StartAsync();
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[], string, bool)>(), input => CheckMessageAsync(server, input.Item1, input.Item2, input.Item3).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        await server.SettleAsync();
    }

    private static async Task<bool> CheckWireAsync(TestServer server, byte[] first, byte[] second, bool framed)
    {
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(framed ? RawClient.Frame(1, first) : first);
        await client.SendAsync(second);
        client.EndSending();
        var (frames, close) = await client.RestAsync();
        Assert.All(frames, frame => Assert.Contains(frame.Type, new[] { "connection_established", "error", "echo" }));
        Assert.True(close is null or 1000 or 1002 or 1005 or 1007 or 1008 or 1009, $"close {close}");
        return true;
    }

    private static async Task<bool> CheckMessageAsync(TestServer server, byte[] bytes, string? payload, bool binary)
    {
        // A user of its own, who has no earlier echo that could be taken for the answer.
        using var client = (await TestClient.ConnectAsync(server, Guid.NewGuid().ToString("N"))).Client;
        var message = payload is null ? bytes : System.Text.Encoding.UTF8.GetBytes($$"""{"type":"echo","payload":{{System.Text.Json.JsonSerializer.Serialize(payload)}}}""");
        await client.SendAsync(message, binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
        while (await client.NextOrNullAsync() is { } frame)
        {
            if (frame.Type is "echo" or "error") return true;
        }

        // Only a text that is no UTF-8 is answered by a close alone.
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
        return true;
    }
}
