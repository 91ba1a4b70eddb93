using System.Net.WebSockets;

namespace Netra.WebSockets.Tests;

/// <summary>Kestrel behind a network that fails, with a quiet tab of the same user as the oracle.</summary>
public sealed class ProxyTests
{
    private const int EventsOfARun = 5;

    [Theory]
    [InlineData("Cut")]
    [InlineData("Reset")]
    public async Task LossAfterEveryByteOfARun_LosesAndRepeatsNothing(string fault)
    {
        const int workers = 4;
        var kind = Enum.Parse<FaultKind>(fault);
        await using var server = await TestServer.StartAsync(options => options.ConnectionsPerUser = 1000);
        var length = await LengthOfARunAsync(server);
        Assert.InRange(length, 1000, 5000);

        var tried = 0;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(async worker =>
        {
            var user = $"user-{worker}";
            await using var proxy = new FaultProxy(server.Address);
            using var quiet = (await TestClient.ConnectAsync(server, user)).Client;
            (string, long)? cursor = quiet.Cursor;
            for (var after = worker; after <= length; after += workers)
            {
                proxy.Next.Enqueue(new Fault(after, kind));
                var got = new List<string>();
                var faulty = await TryOpenAsync(proxy, user, cursor);
                await RunAsync(server, user, $"run-{after:D5}");
                if (faulty is not null) got.AddRange(await EventsOfAsync(faulty));
                cursor = faulty?.Cursor ?? cursor;

                using var again = await TestClient.OpenAsync(server, user, cursor);
                while (got.Count < EventsOfARun)
                {
                    var frame = await again.NextAsync();
                    Assert.NotEqual("replay_gap", frame.Type);
                    if (frame.IsEvent) got.Add(frame.Raw);
                }

                cursor = again.Cursor;
                Assert.Equal((await quiet.NextAsync(EventsOfARun)).Select(frame => frame.Raw), got);
                Interlocked.Increment(ref tried);
            }
        }));

        Assert.Equal(length + 1, tried);
        await server.SettleAsync();
    }

    [Fact]
    public async Task SlowNetworkInPieces_ChangesNothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = new FaultProxy(server.Address);
        var random = new Random(11);
        proxy.Delay = () => random.Next(20) == 0 ? Task.Delay(random.Next(5)) : Task.CompletedTask;
        proxy.Next.Enqueue(new Fault(0, FaultKind.OneByOne));
        using var quiet = (await TestClient.ConnectAsync(server)).Client;
        using var slow = await TestClient.OpenAsync(proxy.Address);
        await slow.NextAsync();
        for (var n = 0; n < 5; n++) await RunAsync(server, "ann", $"run-{n}");

        Assert.Equal((await quiet.NextAsync(25)).Select(frame => frame.Raw), (await slow.NextAsync(25)).Select(frame => frame.Raw));
    }

    [Fact]
    public async Task ConnectionIntoABlackHole_IsAbortedAndResumes()
    {
        await using var server = await TestServer.StartAsync(options => (options.KeepAliveInterval, options.KeepAliveTimeout) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(6)));
        await using var proxy = new FaultProxy(server.Address);
        using var meter = new MeterReader(server.Services);
        using var quiet = (await TestClient.ConnectAsync(server)).Client;
        var reading = quiet.NextAsync(EventsOfARun);
        proxy.Next.Enqueue(new Fault(600, FaultKind.BlackHole));
        var lost = await TestClient.OpenAsync(proxy.Address);
        var id = new ConnectionId((await lost.NextAsync()).Payload.GetProperty("connection_id").GetString()!);
        Assert.Contains(id, server.Manager().Connections);
        await RunAsync(server, "ann", "run-1");

        // Nobody tells the server: it is the missing pong that does.
        await Eventually.True(() => !server.Manager().Connections.Contains(id), "the half-open connection is gone");
        await Eventually.True(() => meter["connections.closed{reason=lost}"] > 0, "the loss is counted");
        Assert.Equal(EventsOfARun, (await reading).Count);
        lost.Dispose();
        using var again = (await TestClient.ConnectAsync(server, cursor: lost.Cursor)).Client;
        Assert.Equal((await reading).Select(frame => frame.Raw), (await again.NextAsync(EventsOfARun)).Select(frame => frame.Raw));
    }

    [Fact]
    public async Task RandomFaultsUnderLoad_LoseNothingAndLeaveNothing()
    {
        const int users = 8;
        const int events = 300;
        await using var server = await TestServer.StartAsync(options =>
        {
            options.ConnectionsPerUser = 1000;
            options.ReplayWindow = TimeSpan.FromMinutes(20);
            // However slow the machine is, the oracle is no slow consumer.
            options.QueueFrames = 2 * events;
        });
        await Task.WhenAll(Enumerable.Range(0, users).Select(async number =>
        {
            var user = $"user-{number}";
            var random = new Random(number);
            await using var proxy = new FaultProxy(server.Address);
            using var quiet = (await TestClient.ConnectAsync(server, user)).Client;
            var oracle = quiet.NextAsync(events);
            var sending = Task.Run(async () =>
            {
                for (var n = 0; n < events; n++)
                {
                    await server.Manager(user).SendAsync("tick", n);
                    if (n % 7 == 0) await Task.Delay(1);
                }
            });

            var got = new List<string>();
            (string, long)? cursor = quiet.Cursor;
            while (got.Count < events)
            {
                proxy.Next.Enqueue(new Fault(random.Next(4000), random.Next(2) == 0 ? FaultKind.Cut : FaultKind.Reset));
                if (await TryOpenAsync(proxy, user, cursor) is not { } tab) continue;
                got.AddRange(await EventsOfAsync(tab, events - got.Count));
                cursor = tab.Cursor;
            }

            await sending;
            Assert.Equal((await oracle).Select(frame => frame.Raw), got);
        }));
        await server.SettleAsync();
    }

    private static async Task<long> LengthOfARunAsync(TestServer server)
    {
        await using var proxy = new FaultProxy(server.Address);
        using var quiet = (await TestClient.ConnectAsync(server, "user-x")).Client;
        using var tab = await TestClient.OpenAsync(proxy.Address, "user-x", quiet.Cursor);
        await RunAsync(server, "user-x", "run-00000");
        await tab.NextAsync(1 + EventsOfARun);

        // Sequences grow by some digits over the test.
        return proxy.Recordings.Single().Length + 20;
    }

    private static async Task RunAsync(TestServer server, string user, string name)
    {
        await using var run = await server.Manager(user, name).StartRunAsync("agent");
        await run.ThinkingAsync("hm");
        await run.CallToolAsync("tool", "in", (_, _) => ValueTask.FromResult("out"));
        await run.CompleteAsync("done");
    }

    private static async Task<TestClient?> TryOpenAsync(FaultProxy proxy, string user, (string, long)? cursor)
    {
        try
        {
            return await TestClient.OpenAsync(proxy.Address, user, cursor);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    private static async Task<List<string>> EventsOfAsync(TestClient tab, int most = EventsOfARun)
    {
        using (tab)
        {
            var got = new List<string>();
            try
            {
                while (got.Count < most && await tab.NextOrNullAsync() is { } frame)
                {
                    Assert.NotEqual("replay_gap", frame.Type);
                    if (frame.IsEvent) got.Add(frame.Raw);
                }
            }
            catch (Exception error) when (error is WebSocketException or IOException)
            {
                // The fault.
            }

            return got;
        }
    }
}
