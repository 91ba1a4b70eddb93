namespace Netra.WebSockets.Tests;

public sealed class RecoveryBehaviours
{
    [Fact, Behaviour(18)]
    public async Task SentBeforeTheUserConnects_IsKept()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(DeliveryResult.Buffered, await server.Manager().SendAsync("early", 1));
        await using (var run = await server.Manager().StartRunAsync("agent")) await run.CompleteAsync(0);
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        Assert.Equal(["early", AgentEvents.AgentStarted, AgentEvents.AgentCompleted], (await tab.NextAsync(3)).Select(frame => frame.Type));
    }

    [Fact, Behaviour(19)]
    public async Task Reconnect_LosesNothing()
    {
        // 120 while offline: the superseded managers kept 50 of them, and said nothing.
        const int events = 120;
        await using var server = await TestServer.StartAsync();
        var (first, _) = await TestClient.ConnectAsync(server);
        first.Drop();
        await Eventually.True(() => server.Host.ConnectionCount == 0, "the tab is gone");
        for (var n = 0; n < events; n++) await server.Manager().SendAsync("tick", n);
        using var again = (await TestClient.ConnectAsync(server, cursor: first.Cursor)).Client;
        Assert.Equal(Enumerable.Range(0, events), (await again.NextAsync(events)).Select(frame => frame.Payload.GetInt32()));
    }

    [Fact, Behaviour(20)]
    public async Task Reconnect_KeepsTheOrderOfOldAndNew()
    {
        const int events = 600;
        await using var server = await TestServer.StartAsync(options => (options.ConnectionsPerUser, options.QueueFrames) = (100, 1000));
        var (tab, _) = await TestClient.ConnectAsync(server);
        var sending = Task.Run(async () =>
        {
            for (var n = 0; n < events; n++)
            {
                await server.Manager().SendAsync("tick", n);
                await Task.Yield();
            }
        });
        var received = new List<int>();
        while (received.Count < events)
        {
            received.AddRange((await tab.NextAsync(Math.Min(50, events - received.Count))).Select(frame => frame.Payload.GetInt32()));
            tab.Drop();
            tab.Dispose();
            (tab, _) = await TestClient.ConnectAsync(server, cursor: tab.Cursor);
        }

        tab.Dispose();
        await sending;
        Assert.Equal(Enumerable.Range(0, events), received);
    }

    /// <summary>By the host's own clock, which moves only where everything waits: how busy the machine is does not count.</summary>
    [Fact, Behaviour(21)]
    public void Reconnect_HasEverythingWithinThreeSeconds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var scheduler = new SeededScheduler(seed, timePasses: false);
            var tab = new TabHistory("ann");
            var waited = TimeSpan.MaxValue;
            scheduler.Run(async () => waited = await ReconnectAsync(scheduler, tab));
            Assert.Null(tab.Problem);
            Assert.Equal(100, tab.Events.Count);
            Assert.True(waited <= TimeSpan.FromSeconds(3), $"seed {seed}: {waited}");
        }
    }

    /// <summary>One tab drops while 100 events come; how long its next connection takes to have them all.</summary>
    private static async Task<TimeSpan> ReconnectAsync(SeededScheduler scheduler, TabHistory tab)
    {
        var options = new WebSocketManagerOptions();
        using var log = SeededHost.NewBackplane(scheduler, options);
        var host = new SeededHost(scheduler, options, log);
        var requests = new List<Task>();
        var first = await ConnectAsync();
        for (var n = 0; n < 100; n++) await host.Manager(tab.User, "run-1").SendAsync("tick", n);
        first.Abort();

        var dropped = scheduler.Time.GetTimestamp();
        var again = await ConnectAsync();
        var waited = scheduler.Time.GetElapsedTime(dropped);
        again.Abort();
        await Task.WhenAll(requests);
        await host.Host.DisposeAsync();
        return waited;

        async Task<SeededSocket> ConnectAsync()
        {
            var (accepting, request) = host.Connect(scheduler, tab.User, tab.Cursor);
            requests.Add(request);
            tab.Connect();
            var socket = (await accepting)!;
            while (!tab.IsAtHead) tab.Receive(await socket.NextAsync());
            return socket;
        }
    }

    [Fact, Behaviour(22)]
    public async Task StormOfDrops_Recovers()
    {
        const int users = 10;
        const int events = 100;
        await using var server = await TestServer.StartAsync(options => options.ConnectionsPerUser = 1000);
        await Task.WhenAll(Enumerable.Range(0, users).Select(async number =>
        {
            var user = $"user-{number}";
            var random = new Random(number);
            var sending = Task.Run(async () =>
            {
                for (var n = 0; n < events; n++)
                {
                    await server.Manager(user).SendAsync("tick", n);
                    if (n % 10 == 0) await Task.Delay(1);
                }
            });
            var received = new List<int>();
            (string, long)? cursor = null;
            while (received.Count < events)
            {
                using var tab = (await TestClient.ConnectAsync(server, user, cursor)).Client;
                received.AddRange((await tab.NextAsync(Math.Min(random.Next(1, 20), events - received.Count))).Select(frame => frame.Payload.GetInt32()));
                cursor = tab.Cursor;
                tab.Drop();
            }

            await sending;
            Assert.Equal(Enumerable.Range(0, events), received);
        }));
        await server.SettleAsync();
    }

    [Fact, Behaviour(23)]
    public async Task FiftyUsersWithAHundredEventsEach_GetThemInOrder()
    {
        await using var server = await TestServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            var user = $"user-{number}";
            using var tab = (await TestClient.ConnectAsync(server, user)).Client;
            var reading = tab.NextAsync(100);
            for (var n = 0; n < 100; n++) await server.Manager(user).SendAsync("tick", $"{user}#{n}");
            Assert.Equal(Enumerable.Range(0, 100).Select(n => $"{user}#{n}"), (await reading).Select(frame => frame.Payload.GetString()));
        }));
    }
}
