namespace Netra.WebSockets.Tests;

public sealed class WebSocketManagerTests
{
    [Fact]
    public async Task TwoManagersOfOneUser_AreOneConversation()
    {
        await using var process = new InProcess();
        var one = new WebSocketManager(process.Context());
        var two = new WebSocketManager(process.Context());

        await one.SendAsync("a", 1);
        await two.SendAsync("b", 2);
        await one.SendAsync("c", 3);

        var events = await process.EventsOf();
        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], events.Select(frame => (frame.Seq, frame.Type)));
        Assert.Single(events.Select(frame => frame.Epoch).Distinct());
    }

    [Fact]
    public async Task RunStartedAtOneManager_GoesOnAtAnother()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        Assert.Equal(DeliveryResult.Buffered, await process.Manager().SendAsync(AgentEvents.AgentThinking, new { reasoning = "hm" }));
    }

    [Fact]
    public async Task EventOfOneUser_IsInNoOthersLog()
    {
        await using var process = new InProcess();
        await process.Manager("ann").SendAsync("x", "ann's");
        Assert.Empty(await process.EventsOf("bob"));
    }

    [Fact]
    public async Task ManyThreadsPublishing_LeaveNoHole()
    {
        await using var process = new InProcess();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await process.Manager().SendAsync("tick", n);
        })));

        Assert.Equal(Enumerable.Range(1, 800).Select(n => (long)n), (await process.EventsOf()).Select(frame => frame.Seq));
    }

    [Fact]
    public async Task UserWhoIsAway_IsNotConnected()
    {
        await using var process = new InProcess();
        Assert.False(process.Manager().IsConnected);
        Assert.Empty(process.Manager().Connections);
        Assert.Equal(0, process.Host.StreamCount);
    }

    [Fact]
    public async Task WaitForAUserWhoDoesNotCome_IsFalse()
    {
        await using var server = await TestServer.StartAsync();
        Assert.False(await server.Manager().WaitForConnectionAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task WaitForAUserWhoComes_IsTrue()
    {
        await using var server = await TestServer.StartAsync();
        var wait = server.Manager().WaitForConnectionAsync(Timeout.InfiniteTimeSpan).AsTask();
        var (client, established) = await TestClient.ConnectAsync(server);
        using (client)
        {
            Assert.True(await wait.Within());
            Assert.True(server.Manager().IsConnected);
            Assert.Equal(established.Payload.GetProperty("connection_id").GetString(), Assert.Single(server.Manager().Connections).Value);
            Assert.True(await server.Manager().WaitForConnectionAsync(TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task ForgottenUser_BeginsAnew()
    {
        await using var process = new InProcess();
        await process.Manager().SendAsync("x", 1);
        var before = Assert.Single(await process.EventsOf());

        process.Time.Advance(TimeSpan.FromMinutes(3));
        process.Host.Sweep();
        process.Backplane.Sweep();
        Assert.Equal((0, 0), (process.Host.StreamCount, process.Backplane.LogCount));

        await process.Manager().SendAsync("x", 2);
        var after = Assert.Single(await process.EventsOf());
        Assert.Equal(1, after.Seq);
        Assert.NotEqual(before.Epoch, after.Epoch);
    }

    [Fact]
    public async Task UserWithAnOpenRun_IsNotForgotten()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        process.Time.Advance(TimeSpan.FromHours(1));
        process.Host.Sweep();

        Assert.Equal(1, process.Host.StreamCount);
        Assert.Equal(DeliveryResult.Buffered, await run.CompleteAsync(0));
    }

    [Fact]
    public async Task PublishingWhileUsersAreForgotten_LosesNothing()
    {
        await using var process = new InProcess(options => options.ReplayWindow = TimeSpan.FromTicks(1));
        var log = new List<long>();
        await using var listening = await process.Host.Backplane.ListenAsync(new UserId("ann"), entry => { lock (log) log.Add(entry.Position.Sequence); });
        using var done = new CancellationTokenSource();
        var sweeping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                process.Time.Advance(TimeSpan.FromTicks(10));
                process.Host.Sweep();
                process.Backplane.Sweep();
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 500; n++) await process.Manager().SendAsync("tick", n);
        }))).Within();
        await done.CancelAsync();
        await sweeping;

        Assert.Equal(Enumerable.Range(1, 2000).Select(n => (long)n), log);
    }
}
