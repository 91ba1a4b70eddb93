namespace Netra.WebSockets.Tests;

/// <summary>An engine that comes back without the end of its logs: the clients are told, whatever the engine knows of it.</summary>
public sealed class LostTailTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void EngineThatComesBackFromASnapshot_IsAGapForTheTab(bool isNoticed, bool beginsEpochs) => Seeded.Run(async seeded =>
    {
        var engine = new ModelBackplane(seeded.Scheduler.Time) { BeginsEpochs = beginsEpochs };
        var host = seeded.Host(engine);
        var tab = (await seeded.ConnectAsync(host))!;
        await tab.NextAsync();
        for (var n = 1; n <= 3; n++) await host.Manager("ann", "run").SendAsync("x", n);
        var snapshot = engine.Snapshot();
        for (var n = 4; n <= 6; n++) await host.Manager("ann", "run").SendAsync("x", n);
        var before = await tab.NextAsync(6);
        engine.Restore(snapshot, isNoticed);
        Assert.Equal(DeliveryResult.Sent, await host.Manager("ann", "run").SendAsync("after", 7));

        Assert.DoesNotContain(await tab.RestAsync(), frame => frame.IsEvent);
        Assert.Equal(4008, (int)tab.Socket.ServerClosed!);
        var again = (await seeded.ConnectAsync(host, cursor: tab.Cursor))!;
        var frames = await again.NextAsync(3);
        Assert.Equal("""{"from":1,"to":0,"reason":"epoch_changed"}""", frames[1].Payload.GetRawText());
        Assert.Equal(("after", 1L), (frames[2].Type, frames[2].Seq));
        Assert.NotEqual(before[0].Epoch, frames[2].Epoch);
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void EngineThatMayHaveLost_AndIsWhereItWas_IsAGapAllTheSame() => Seeded.Run(async seeded =>
    {
        var engine = new ModelBackplane(seeded.Scheduler.Time);
        var host = seeded.Host(engine);
        var tab = (await seeded.ConnectAsync(host))!;
        await host.Manager("ann", "run").SendAsync("x", 1);
        var before = (await tab.NextAsync(2))[1];
        // Another generation, and no event is missing: this process cannot know that.
        engine.Restore(engine.Snapshot(), isNoticed: true);
        Assert.Equal(DeliveryResult.Sent, await host.Manager("ann", "run").SendAsync("after", 2));

        Assert.DoesNotContain(await tab.RestAsync(), frame => frame.IsEvent);
        Assert.Equal(4008, (int)tab.Socket.ServerClosed!);
        Assert.NotEqual(before.Epoch, (await engine.ReadAllAsync(new UserId("ann"))).Head.Epoch);
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void LossThatNobodyNotices_IsFoundByTheNextCheck() => Seeded.Run(async seeded =>
    {
        var engine = new ModelBackplane(seeded.Scheduler.Time);
        var host = seeded.Host(engine);
        var tab = (await seeded.ConnectAsync(host))!;
        var snapshot = engine.Snapshot();
        await host.Manager("ann", "run").SendAsync("x", 1);
        await tab.NextAsync(2);
        engine.Restore(snapshot, isNoticed: false);
        await host.Host.Keeper.TickAsync();

        Assert.Empty(await tab.RestAsync());
        Assert.Equal(4008, (int)tab.Socket.ServerClosed!);
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void TwoProcesses_BeginOneEpoch() => Seeded.Run(async seeded =>
    {
        var engine = new ModelBackplane(seeded.Scheduler.Time);
        var (one, two) = (seeded.Host(engine), seeded.Host(engine));
        var tabs = new[] { (await seeded.ConnectAsync(one))!, (await seeded.ConnectAsync(two))! };
        var snapshot = engine.Snapshot();
        for (var n = 1; n <= 3; n++) await one.Manager("ann", "run").SendAsync("x", n);
        foreach (var tab in tabs) await tab.NextAsync(4);
        engine.Restore(snapshot, isNoticed: false);
        await Task.WhenAll(one.Manager("ann", "run").SendAsync("one", 1).AsTask(), two.Manager("ann", "run").SendAsync("two", 2).AsTask());

        // Neither event went with the epoch that the other process gave up.
        Assert.Equal(["one", "two"], (await LogOf.TypesAsync(engine)).Order());
        foreach (var host in new[] { one, two }) await host.Host.DisposeAsync();
    });

    [Fact]
    public void RunThatTheEngineHasLost_IsTakenBackAndEndsOnce() => Seeded.Run(async seeded =>
    {
        var engine = new ModelBackplane(seeded.Scheduler.Time);
        var host = seeded.Host(engine);
        var snapshot = engine.Snapshot();
        var run = await host.Manager("ann", "run").StartRunAsync("agent");
        await run.ThinkingAsync("x");
        engine.Restore(snapshot, isNoticed: false);
        Assert.NotEqual(DeliveryResult.Rejected, await run.ThinkingAsync("y"));
        await run.CompleteAsync("done");

        Assert.Equal([AgentEvents.AgentThinking, AgentEvents.AgentCompleted], await LogOf.TypesAsync(engine));
        Assert.Equal(AgentRunStatus.Completed, run.Status);
        await host.Host.DisposeAsync();
    });
}
