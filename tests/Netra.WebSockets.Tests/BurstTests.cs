namespace Netra.WebSockets.Tests;

/// <summary>More events at once than a queue holds: a tab that reads gets all of them, one that does not delays nobody for long.</summary>
public sealed class BurstTests
{
    private const int Events = 10_000;

    [Fact]
    public async Task BurstOfTenThousandEvents_ReachesATabThatReadsWhole()
    {
        await using var server = await TestServer.StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        using var tab = client;
        var sending = Task.Run(async () =>
        {
            for (var n = 1; n <= Events; n++) Assert.Equal(DeliveryResult.Sent, await server.Manager().SendAsync("tick", new { n, text = new string('x', 300) }));
        });

        for (var n = 1; n <= Events; n++)
        {
            var frame = await client.NextAsync();
            Assert.Equal((n, n), ((int)frame.Seq, frame.Payload.GetProperty("n").GetInt32()));
        }

        await sending.Within();
    }

    [Fact]
    public async Task BurstOfARun_HasItsBeginningAndItsEnd()
    {
        await using var server = await TestServer.StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        using var tab = client;
        var sending = Task.Run(async () =>
        {
            await using var run = await server.Manager().StartRunAsync("agent");
            for (var n = 0; n < 2_000; n++) await run.ThinkingAsync(new string('x', 500));
            await run.CompleteAsync("done");
        });

        var frames = await client.NextAsync(2_002);
        Assert.Equal((AgentEvents.AgentStarted, AgentEvents.AgentCompleted), (frames[0].Type, frames[^1].Type));
        Assert.All(frames, frame => Assert.True(frame.IsEvent));
        await sending.Within();
    }

    [Fact]
    public async Task ManyPublishersAtOnce_AreAllDelivered()
    {
        await using var server = await TestServer.StartAsync();
        var (client, _) = await TestClient.ConnectAsync(server);
        using var tab = client;
        var sending = Task.WhenAll(Enumerable.Range(0, 50).Select(publisher => Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await server.Manager().SendAsync($"tick-{publisher}", n);
        })));

        var frames = await client.NextAsync(5_000);
        Assert.Equal(Enumerable.Range(1, 5_000).Select(n => (long)n), frames.Select(frame => frame.Seq));
        Assert.All(frames.GroupBy(frame => frame.Type), group => Assert.Equal(Enumerable.Range(0, 100), group.Select(frame => frame.Payload.GetInt32())));
        await sending.Within();
    }

    [Fact]
    public void TabThatTakesNothing_IsClosedAfterThePublishersWait() => Seeded.Run(async seeded =>
    {
        using var backplane = SeededHost.NewBackplane(seeded.Scheduler, seeded.Options);
        var host = seeded.Host(backplane);
        var (stalled, healthy) = ((await seeded.ConnectAsync(host))!, (await seeded.ConnectAsync(host))!);
        await healthy.NextAsync();
        stalled.Socket.Stall();
        var begun = seeded.Scheduler.Time.GetTimestamp();
        for (var n = 1; n <= 40; n++)
        {
            await host.Manager("ann", "run").SendAsync("x", n);
            Assert.Equal(n, (await healthy.NextAsync())!.Seq);
        }

        // All forty together have waited once.
        Assert.Equal(seeded.Options.PublisherWait, seeded.Scheduler.Time.GetElapsedTime(begun));
        Assert.Equal(1, host.Host.ConnectionCount);
        stalled.Socket.Resume();
        await stalled.RestAsync();
        Assert.Equal(4008, (int)stalled.Socket.ServerClosed!);
        await host.Host.DisposeAsync();
    }, new WebSocketManagerOptions { QueueFrames = 8 });

    [Fact]
    public void TabThatHasLongTakenNothing_IsNotWaitedFor() => Seeded.Run(async seeded =>
    {
        using var backplane = SeededHost.NewBackplane(seeded.Scheduler, seeded.Options);
        var host = seeded.Host(backplane);
        var stalled = (await seeded.ConnectAsync(host))!;
        await stalled.NextAsync();
        stalled.Socket.Stall();
        for (var n = 1; n <= 8; n++) await host.Manager("ann", "run").SendAsync("x", n);
        seeded.Scheduler.Time.Advance(seeded.Options.PublisherWait);
        var begun = seeded.Scheduler.Time.GetTimestamp();
        await host.Manager("ann", "run").SendAsync("x", 9);

        Assert.Equal(TimeSpan.Zero, seeded.Scheduler.Time.GetElapsedTime(begun));
        Assert.Equal(0, host.Host.ConnectionCount);
        await host.Host.DisposeAsync();
    }, new WebSocketManagerOptions { QueueFrames = 8 });
}
