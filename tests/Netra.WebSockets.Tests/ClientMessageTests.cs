using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class ClientMessageTests
{
    private sealed class Seen : ConcurrentQueue<(ClientMessage Message, WebSocketManager Manager)>;

    private sealed class Echo(WebSocketManager manager, Seen seen) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
        {
            seen.Enqueue((message, manager));
            await using var run = await manager.StartRunAsync("echo", ct);
            await run.CompleteAsync(message.Payload, ct);
        }
    }

    private sealed class Broken : IClientMessageHandler
    {
        public ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => throw new InvalidOperationException("secret");
    }

    private static Task<TestServer> StartAsync(Action<WebSocketManagerOptions>? configure = null) => TestServer.StartAsync(configure, services =>
    {
        services.AddSingleton<Seen>();
        services.AddClientMessageHandler<Echo>("echo");
        services.AddClientMessageHandler<Broken>("broken");
    });

    [Fact]
    public async Task Message_IsHandledForTheUserOfItsConnection()
    {
        await using var server = await StartAsync();
        var (client, established) = await TestClient.ConnectAsync(server);
        using var tab = client;
        await client.SendAsync("""{"type":"echo","user_id":"bob","thread_id":"his","payload":{"user_id":"bob"}}""");

        var frames = await client.NextAsync(2);
        Assert.Equal(["ann", "ann"], frames.Select(frame => frame.Text("user_id")));
        Assert.Equal("""{"user_id":"bob"}""", frames[1].Payload.GetProperty("result").GetRawText());

        var (message, manager) = Assert.Single(server.Services.GetRequiredService<Seen>());
        Assert.Equal(("ann", "thread-1", "echo"), (message.Context.User.Value, message.Context.Thread.Value, message.Type));
        Assert.Equal(established.Payload.GetProperty("connection_id").GetString(), message.Connection.Value);
        Assert.Same(message.Context, manager.Context);
    }

    [Fact]
    public async Task MessagesOfAConnection_AreHandledInOrderEachInItsOwnScopeAndRun()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 20; n++) await client.SendAsync($$"""{"type":"echo","payload":{{n}}}""");

        var results = (await client.NextAsync(40)).Where(frame => frame.Type == AgentEvents.AgentCompleted).Select(frame => frame.Payload.GetProperty("result").GetInt32());
        Assert.Equal(Enumerable.Range(0, 20), results);
        var seen = server.Services.GetRequiredService<Seen>();
        Assert.Equal(20, seen.Select(item => item.Manager).Distinct().Count());
        Assert.Equal(20, seen.Select(item => item.Message.Context.Run).Distinct().Count());
    }

    [Fact]
    public async Task MessageOfOneUser_IsNeverAnsweredToAnother()
    {
        await using var server = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var client = (await TestClient.ConnectAsync(server, $"user-{n}")).Client;
            for (var m = 0; m < 10; m++) await client.SendAsync($$"""{"type":"echo","payload":"user-{{n}}"}""");
            foreach (var frame in await client.NextAsync(20))
            {
                Assert.Equal($"user-{n}", frame.Text("user_id"));
                if (frame.Type == AgentEvents.AgentCompleted) Assert.Equal($"user-{n}", frame.Payload.GetProperty("result").GetString());
            }
        }));
    }

    [Fact]
    public async Task ThrowingHandler_IsAnErrorFrameAndTheSocketStays()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 5; n++) await client.SendAsync("""{"type":"broken"}""");
        await client.SendAsync("""{"type":"echo","payload":1}""");

        foreach (var frame in await client.NextAsync(5))
        {
            Assert.Equal(("error", "handler_failed"), (frame.Type, frame.Payload.GetProperty("code").GetString()));
            Assert.Equal(32, frame.Payload.GetProperty("correlation_id").GetString()!.Length);
            Assert.False(frame.IsEvent);
            Assert.DoesNotContain("secret", frame.Raw, StringComparison.Ordinal);
        }

        Assert.Equal(AgentEvents.AgentStarted, (await client.NextAsync()).Type);
    }

    [Fact]
    public async Task UnknownType_IsAnErrorFrameHoweverOften()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 5; n++) await client.SendAsync("""{"type":"nothing"}""");
        Assert.All(await client.NextAsync(5), frame => Assert.Equal("unknown_type", frame.Payload.GetProperty("code").GetString()));
        Assert.Equal(1, server.Host.ConnectionCount);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":"echo","type":"broken"}""")]
    [InlineData("""{"type":"\ud800"}""")]
    public async Task MalformedMessage_IsAnErrorFrameAndAtTheThirdAClose(string text)
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 3; n++) await client.SendAsync(text);

        var frames = await client.RestAsync();
        Assert.Equal(["malformed", "malformed", "malformed"], frames.Select(frame => frame.Payload.GetProperty("code").GetString()));
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
    }

    [Fact]
    public async Task BinaryMessages_AreMalformed()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 3; n++) await client.SendAsync(Encoding.UTF8.GetBytes("""{"type":"echo"}"""), WebSocketMessageType.Binary);
        await client.RestAsync();
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task MessageOfTheGreatestSize_IsHandledAndALargerOneCloses(int size, bool handled)
    {
        await using var server = await StartAsync(options => options.MaxMessageBytes = 1000);
        using var client = (await TestClient.ConnectAsync(server)).Client;
        const string frame = """{"type":"echo","payload":""}""";
        await client.SendAsync(frame.Replace("\"\"", '"' + new string('x', size - frame.Length) + '"', StringComparison.Ordinal));

        if (handled)
        {
            Assert.Equal(AgentEvents.AgentStarted, (await client.NextAsync()).Type);
        }
        else
        {
            Assert.Empty(await client.RestAsync());
            Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.CloseStatus);
        }
    }

    [Fact]
    public async Task LongMessage_ArrivesWhole()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        var text = string.Concat(Enumerable.Range(0, 8000).Select(n => $"{n},"));
        await client.SendAsync($$"""{"type":"echo","payload":"{{text}}"}""");
        await client.NextAsync();
        Assert.Equal(text, (await client.NextAsync()).Payload.GetProperty("result").GetString());
    }

    [Fact]
    public async Task Flood_IsAnErrorFrameAndAtTheThirdAClose()
    {
        await using var server = await StartAsync(options => (options.MessageBurst, options.MessagesPerSecond) = (1, 1));
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 50; n++) await client.SendAsync("""{"type":"nothing"}""");

        var codes = (await client.RestAsync()).Select(frame => frame.Payload.GetProperty("code").GetString());
        Assert.Equal(3, codes.Count(code => code == "rate_limited"));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, client.CloseStatus);
    }

    [Fact]
    public async Task TwoHandlersForOneType_FailTheStart()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(register: services => services
            .AddSingleton<Seen>()
            .AddClientMessageHandler<Echo>("same")
            .AddClientMessageHandler<Broken>("same")));
        Assert.Contains("\"same\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Router_KnowsItsTypesAndRefusesOthers()
    {
        await using var server = await StartAsync();
        var router = server.Services.GetRequiredService<MessageRouter>();
        Assert.Equal(["broken", "echo"], router.Types.Order());
        await Assert.ThrowsAsync<ArgumentException>(() => router.RouteAsync(default).AsTask());
    }
}
