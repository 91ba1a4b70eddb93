using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>Payloads and frames at the edge of what is allowed.</summary>
public sealed class OddPayloadTests
{
    [Theory]
    [InlineData("x", 70_000)]
    [InlineData("\u0001", 10_000)]
    [InlineData("漢", 30_000)]
    public async Task ThoughtTooLargeForAnEvent_IsLeftOutOfIt(string letter, int count)
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("agent");
        Assert.Equal(DeliveryResult.Buffered, await run.ThinkingAsync(string.Concat(Enumerable.Repeat(letter, count)), step: 3));

        var thought = (await process.EventsOf())[1];
        Assert.Equal("""{"reasoning":null,"omitted":"too_large","step":3,"progress":null}""", thought.Payload.GetRawText());
    }

    [Fact]
    public async Task ThoughtThatJustFits_IsSent()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("agent");
        await run.ThinkingAsync(new string('x', 50_000));
        Assert.Equal(50_000, (await process.EventsOf())[1].Payload.GetProperty("reasoning").GetString()!.Length);
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", "{\"a\":\"\uFFFD\"}")]
    [InlineData("""{"a":"\ude00\ud83d x"}""", "{\"a\":\"\uFFFD\uFFFD x\"}")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "{\"a\":\"\uFFFD\\uD83D\\uDE00\"}")]
    [InlineData("""{"\udC00":"\\ud83d\u0041"}""", "{\"\uFFFD\":\"\\\\ud83dA\"}")]
    public async Task HalfASurrogatePair_IsReplaced(string json, string sent)
    {
        await using var process = new InProcess();
        using var document = JsonDocument.Parse(json);
        await process.Manager().SendAsync("x", document.RootElement);
        await using var run = await process.Manager(run: "run-2").StartRunAsync("agent");
        await run.CallToolAsync("tool", document.RootElement, (args, _) => ValueTask.FromResult(args));

        var events = await process.EventsOf();
        Assert.Equal(sent, events[0].Payload.GetRawText());
        Assert.Equal(sent, events[2].Payload.GetProperty("parameters").GetRawText());
        Assert.Equal(sent, events[3].Payload.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task MessageWithHalfASurrogatePair_IsHandled()
    {
        await using var server = await TestServer.StartAsync(register: services => services.AddClientMessageHandler<Echo>("echo"));
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await client.SendAsync("""{"type":"echo","payload":{"text":"cut \ud83d"}}""");
        Assert.Equal("cut \uFFFD", (await client.NextAsync()).Payload.GetProperty("text").GetString());
    }

    [Fact]
    public async Task DuplicateKeyInAPayload_IsMalformed()
    {
        await using var server = await TestServer.StartAsync(register: services => services.AddClientMessageHandler<Echo>("echo"));
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await client.SendAsync("""{"type":"echo","payload":{"a":1,"a":2}}""");
        Assert.Equal("malformed", (await client.NextAsync()).Payload.GetProperty("code").GetString());
    }

    [Fact]
    public async Task FloodOfPings_DelaysNobodyAndLosesNothing()
    {
        await using var server = await TestServer.StartAsync(register: services => services.AddClientMessageHandler<Echo>("echo"));
        using var mallory = await RawClient.ConnectAsync(server);
        using var ann = (await TestClient.ConnectAsync(server)).Client;
        var ping = RawClient.Frame(9, new byte[125]);
        var flood = Task.Run(async () =>
        {
            for (var n = 0; n < 20_000; n++) await mallory.SendAsync(ping);
        });
        for (var n = 0; n < 20; n++)
        {
            await ann.SendAsync($$"""{"type":"echo","payload":{{n}}}""");
            Assert.Equal(n, (await ann.NextAsync()).Payload.GetInt32());
        }

        mallory.Dispose();
        try
        {
            await flood.Within();
        }
        catch (Exception error) when (error is ObjectDisposedException or InvalidOperationException or IOException)
        {
            // Cut off in the middle.
        }

        await Eventually.True(() => server.Host.ConnectionCount == 1, "the flooder is gone");
    }

    private sealed class Echo(WebSocketManager manager) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => await manager.SendAsync("echo", message.Payload, ct);
    }
}
