using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>What a client or an application can do wrong: the documented answer, and nobody else affected.</summary>
public sealed class BadInputTests
{
    private sealed class Echo(WebSocketManager manager) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => await manager.SendAsync("echo", message.Payload, ct);
    }

    private sealed class Stuck(TaskCompletionSource gate) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct) => await gate.Task;
    }

    private static Task<TestServer> StartAsync(Action<WebSocketManagerOptions>? configure = null, TaskCompletionSource? gate = null) => TestServer.StartAsync(configure, services =>
    {
        services.AddSingleton(gate ?? new TaskCompletionSource());
        services.AddClientMessageHandler<Echo>("echo");
        services.AddClientMessageHandler<Stuck>("stuck");
    });

    public static readonly TheoryData<string, byte[], int> Frames = new()
    {
        { "invalid UTF-8", RawClient.Frame(1, [0x7b, 0xff, 0xfe]), 1007 },
        { "half a character", RawClient.Frame(1, [0xe2, 0x82]), 1007 },
        { "a surrogate in UTF-8", RawClient.Frame(1, [0xed, 0xa0, 0x80]), 1007 },
        { "a reserved opcode", RawClient.Frame(3, "{}"u8), 1002 },
        { "a reserved bit", [0xc1, 0x80, 0, 0, 0, 0], 1002 },
        { "a continuation of nothing", RawClient.Frame(0, "{}"u8), 1002 },
        { "a ping of 126 bytes", RawClient.Frame(9, new byte[126]), 1002 },
        { "a ping in pieces", RawClient.Frame(9, "x"u8, fin: false), 1002 },
        { "2^63 bytes", RawClient.Frame(1, "{}"u8, length: 1UL << 63), 1002 },
        { "1 GiB", RawClient.Frame(1, new byte[70_000], length: 1UL << 30), 1009 },
        { "a message that is too large", RawClient.Frame(1, new byte[65_537]), 1009 },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task FrameThatNobodyMaySend_IsAClose(string what, byte[] frame, int code)
    {
        await using var server = await StartAsync();
        using var witness = (await TestClient.ConnectAsync(server)).Client;
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(frame);

        Assert.Equal((what, code), (what, await client.UntilCloseAsync()));
        client.Dispose();
        await Eventually.True(() => server.Host.Sockets.Count == 1, "only the witness is left");
        await server.Manager().SendAsync("tick", 1);
        Assert.Equal(1, (await witness.NextAsync()).Seq);
    }

    [Fact]
    public async Task CloseOfTheServer_IsNotOvertakenByAReset()
    {
        await using var server = await StartAsync();
        var closes = new List<(int? BadFrame, int? Close)>();
        for (var n = 0; n < 100; n++)
        {
            // Together with the request: everything of the connection happens at once.
            using var bad = await RawClient.ConnectAsync(server, $"bad-{n}", RawClient.Frame(0, "{}"u8));
            using var brief = await RawClient.ConnectAsync(server, $"short-{n}", RawClient.Frame(8, [0x03, 0xe8]));
            closes.Add((await bad.UntilCloseAsync(), await brief.UntilCloseAsync()));
        }

        Assert.All(closes, close => Assert.Equal((1002, 1000), close));
    }

    [Fact]
    public async Task MessageInFragmentsOfOneByte_IsHandled()
    {
        await using var server = await StartAsync();
        using var client = await RawClient.ConnectAsync(server);
        var message = Encoding.UTF8.GetBytes("""{"type":"echo","payload":"Zoë 😀"}""");
        for (var n = 0; n < message.Length; n++)
        {
            await client.SendAsync(RawClient.Frame(n == 0 ? 1 : 0, message.AsSpan(n, 1), fin: n == message.Length - 1));
        }

        await client.SendAsync(RawClient.Frame(8, [0x03, 0xe8]));
        var (frames, close) = await client.RestAsync();
        await server.SettleAsync();
        var log = await server.Host.Backplane.ReadAllAsync(new UserId("mallory"));
        Assert.Equal("Zoë 😀", new Frame(Encoding.UTF8.GetString(log.Entries.Single().Event.Span)).Payload.GetString());
        Assert.Equal(1000, close);
        Assert.Equal("connection_established", frames[0].Type);
    }

    [Fact]
    public async Task EmptyFragmentsWithoutEnd_AreTooLarge()
    {
        await using var server = await StartAsync(options => options.MaxMessageBytes = 1000);
        using var client = await RawClient.ConnectAsync(server);
        await client.SendAsync(RawClient.Frame(1, [], fin: false));
        var many = Enumerable.Repeat(RawClient.Frame(0, [], fin: false), 1500).SelectMany(frame => frame).ToArray();
        await client.SendAsync(many);
        Assert.Equal(1009, await client.UntilCloseAsync());
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("thread_id")]
    [InlineData("run_id")]
    [InlineData("connection_id")]
    public async Task ForgedId_IsOnlyText(string name)
    {
        await using var server = await StartAsync();
        using var bob = (await TestClient.ConnectAsync(server, "bob")).Client;
        using var mallory = (await TestClient.ConnectAsync(server, "mallory")).Client;
        await mallory.SendAsync($$$"""{"type":"echo","{{{name}}}":"bob","payload":{"{{{name}}}":"bob"}}""");

        var echo = await mallory.NextAsync();
        Assert.Equal(("mallory", "thread-1"), (echo.Text("user_id"), echo.Text("thread_id")));
        Assert.NotEqual("bob", echo.Text("run_id"));
        await server.Manager("bob").SendAsync("tick", 1);
        Assert.Equal((1, "tick"), ((await bob.NextAsync()) is { } only ? (only.Seq, only.Type) : default));
    }

    [Fact]
    public async Task Flood_ClosesItsSenderAndDelaysNobody()
    {
        await using var server = await StartAsync();
        using var ann = (await TestClient.ConnectAsync(server)).Client;
        using var mallory = await RawClient.ConnectAsync(server);
        var flood = Enumerable.Repeat(RawClient.Frame(1, """{"type":"nothing"}"""u8), 5000).SelectMany(frame => frame).ToArray();
        var flooding = mallory.SendAsync(flood);
        for (var n = 1; n <= 20; n++)
        {
            await server.Manager().SendAsync("tick", n);
            Assert.Equal(n, (await ann.NextAsync()).Payload.GetInt32());
        }

        Assert.Equal(1008, await mallory.UntilCloseAsync());
        await flooding;
    }

    [Fact]
    public async Task HandlerThatNeverReturns_HoldsUpOnlyItsConnection()
    {
        var gate = new TaskCompletionSource();
        await using var server = await StartAsync(options => (options.MessageBurst, options.MessagesPerSecond, options.SendTimeout) = (10, 10_000, TimeSpan.FromSeconds(2)), gate);
        using var stuck = (await TestClient.ConnectAsync(server)).Client;
        using var other = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 10; n++) await stuck.SendAsync("""{"type":"stuck"}""");
        await other.SendAsync("""{"type":"echo","payload":1}""");

        Assert.Equal("echo", (await stuck.NextAsync()).Type);
        Assert.Equal("echo", (await other.NextAsync()).Type);
        await stuck.CloseAsync();
        await Eventually.True(() => server.Host.ConnectionCount == 1, "the connection of the stuck handler is gone");

        // Nor does it hold up the end of the process.
        await server.StopAsync().Within();
        Assert.False(gate.Task.IsCompleted);
        Assert.Equal(0, server.Host.Sockets.Count);
    }

    [Fact]
    public async Task MoreMessagesThanAHandlerTakes_AreAnsweredAsBusy()
    {
        var gate = new TaskCompletionSource();
        await using var server = await StartAsync(options => (options.MessageBurst, options.MessagesPerSecond) = (5, 1_000_000), gate);
        using var client = (await TestClient.ConnectAsync(server)).Client;
        var sent = 0;
        Task<Frame> answer = client.NextAsync();
        while (!answer.IsCompleted && sent < 1000)
        {
            await client.SendAsync("""{"type":"stuck"}""");
            sent++;
            await Task.WhenAny(answer, Task.Delay(20));
        }

        Assert.Equal("busy", (await answer).Payload.GetProperty("code").GetString());
        Assert.InRange(sent, 6, 1000);
        gate.SetResult();
        await server.Manager().SendAsync("tick", 1);
        while ((await client.NextAsync()).Type != "tick")
        {
        }
    }

    [Fact]
    public async Task DisposalDuringAHandshake_RefusesItBeforeTheUpgrade()
    {
        var reached = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        using var backplane = new HookedBackplane
        {
            BeforeRead = async () =>
            {
                reached.TrySetResult();
                await gate.Task;
            },
        };
        await using var server = await TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane));
        var connecting = TestClient.RefusedAsync(server);
        await reached.Task.Within();
        var draining = server.Host.DrainAsync().AsTask();
        Assert.False(draining.IsCompleted);
        gate.SetResult();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await connecting).Status);
        await draining.Within();
        Assert.Equal((0, 0, 0), (server.Host.ConnectionCount, server.Host.UserCount, server.Host.Sockets.Count));
    }

    [Fact]
    public async Task BackplaneThatNeverAnswers_DoesNotHoldUpAHurriedDrain()
    {
        var reached = new TaskCompletionSource();
        using var backplane = new HookedBackplane { BeforeReadOrCancelled = ct =>
        {
            reached.TrySetResult();
            return new ValueTask(Task.Delay(Timeout.Infinite, ct));
        } };
        await using var server = await TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane));
        var connecting = TestClient.RefusedAsync(server);
        await reached.Task.Within();

        await server.Host.DrainAsync(new CancellationToken(canceled: true)).Within();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await connecting).Status);
        Assert.Equal(0, server.Host.Sockets.Count);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task WallClockThatJumps_ChangesTimestampsOnly(int days)
    {
        var clock = new JumpingClock();
        await using var server = await TestServer.StartAsync(register: services => services.AddSingleton<TimeProvider>(clock));
        var (client, _) = await TestClient.ConnectAsync(server);
        await server.Manager().SendAsync("before", 1);
        await client.NextAsync();
        client.Drop();
        await server.Manager().SendAsync("missed", 2);
        clock.Offset = TimeSpan.FromDays(days);
        await server.Manager().SendAsync("after", 3);

        var (again, _) = await TestClient.ConnectAsync(server, cursor: client.Cursor);
        using var tab = again;
        var frames = await again.NextAsync(2);
        Assert.Equal(["missed", "after"], frames.Select(frame => frame.Type));
        var between = DateTimeOffset.Parse(frames[1].Text("timestamp")!, System.Globalization.CultureInfo.InvariantCulture)
            - DateTimeOffset.Parse(frames[0].Text("timestamp")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(days, between.TotalDays, 0.5);
    }

    [Fact]
    public async Task ClockThatRunsBackwards_GivesNoNegativeTimes()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        process.Time.Advance(TimeSpan.FromHours(-1));
        await run.CallToolAsync("t", 1, (args, _) => ValueTask.FromResult(args));
        await run.CompleteAsync(1);

        var events = await process.EventsOf();
        Assert.Equal(4, events.Count);
        Assert.Equal(0, events[3].Payload.GetProperty("execution_time_ms").GetDouble());
    }

    [Fact]
    public async Task ClientThatSendsAfterTheClose_IsNotHeard()
    {
        await using var server = await StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 3; n++) await client.SendAsync("{");
        await client.SendAsync("""{"type":"echo","payload":1}""");

        Assert.DoesNotContain(await client.RestAsync(), frame => frame.Type == "echo");
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
    }

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
