namespace Netra.WebSockets.Tests;

/// <summary>What a process does reaches the others on its backplane.</summary>
public sealed class SeveralProcessesTests
{
    [Fact]
    public void Disconnect_ClosesTheTabsOfEveryProcess_WithItsReason() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tabs = new[] { (await seeded.ConnectAsync(here))!, (await seeded.ConnectAsync(there))! };
        var other = (await seeded.ConnectAsync(there, user: "bob"))!;
        await here.Manager("ann", "run").SendAsync("x", 1);
        foreach (var tab in tabs) await tab.NextAsync(2);
        Assert.Equal(1, await here.Host.DisconnectAsync(new UserId("ann"), "signed out"));

        foreach (var tab in tabs)
        {
            Assert.Empty(await tab.RestAsync());
            Assert.Equal((1008, "signed out"), ((int)tab.Socket.ServerClosed!, tab.Socket.ServerReason));
        }

        var again = (await seeded.ConnectAsync(there, cursor: tabs[1].Cursor))!;
        Assert.Equal("""{"from":1,"to":0,"reason":"epoch_changed"}""", (await again.NextAsync(2))[1].Payload.GetRawText());
        await there.Manager("ann", "run").SendAsync("y", 2);
        Assert.Equal("y", (await again.NextAsync())!.Type);
        await there.Manager("bob", "run").SendAsync("z", 3);
        Assert.Equal("z", (await other.NextAsync(2))[1].Type);
        await DisposeAsync(here, there);
    });

    [Fact]
    public void DisconnectThatNobodyIsToldOf_IsFoundByTheNextCheck() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options) { Tell = _ => [] };
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(there))!;
        await tab.NextAsync();
        await here.Host.DisconnectAsync(new UserId("ann"), "signed out");
        await there.Host.Keeper.TickAsync();

        Assert.Empty(await tab.RestAsync());
        Assert.Equal((1008, "signed out"), ((int)tab.Socket.ServerClosed!, tab.Socket.ServerReason));
        await DisposeAsync(here, there);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Disconnect_EndsTheRunsOfOtherProcesses(bool isConnectedThere) => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tab = isConnectedThere ? await seeded.ConnectAsync(there) : null;
        var run = await there.Manager("ann", "run").StartRunAsync("agent");
        if (tab is not null) await tab.NextAsync(2);
        await here.Host.DisconnectAsync(new UserId("ann"), "signed out");
        if (tab is not null) await tab.RestAsync();
        else await there.Host.Keeper.TickAsync();

        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
        Assert.Equal(DeliveryResult.Rejected, await run.ThinkingAsync("still here"));
        Assert.Empty(await LogOf.TypesAsync(backplane));
        await DisposeAsync(here, there);
    });

    [Fact]
    public void Notice_ReachesTheTabsOfEveryProcess_Once() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var tabs = new[] { (await seeded.ConnectAsync(here))!, (await seeded.ConnectAsync(there))! };
        foreach (var tab in tabs) await tab.NextAsync();
        Assert.Equal(1, await here.Host.BroadcastNoticeAsync(NoticeCodes.Maintenance));
        foreach (var tab in tabs) Assert.Equal("notice", (await tab.NextAsync())!.Type);
        await here.Manager("ann", "run").SendAsync("x", 1);
        foreach (var tab in tabs) Assert.Equal("x", (await tab.NextAsync())!.Type);
        await DisposeAsync(here, there);
    });

    [Fact]
    public void NoticeThatNoProcessWouldSend_IsNotPassedOn() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var here = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(here))!;
        await backplane.BroadcastAsync(new BackplaneBroadcast("another", "your data"), default);
        await here.Manager("ann", "run").SendAsync("x", 1);
        Assert.Equal(["connection_established", "x"], (await tab.NextAsync(2)).Select(frame => frame.Type));
        await DisposeAsync(here);
    });

    [Fact]
    public void Connections_AreLimitedOverAllProcesses() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (here, there) = (seeded.Host(backplane), seeded.Host(backplane));
        var first = (await seeded.ConnectAsync(here))!;
        var second = (await seeded.ConnectAsync(there))!;
        Assert.Null(await seeded.ConnectAsync(here));
        Assert.Equal((2, 1, 1), (await here.Host.CountConnectionsAsync(new UserId("ann")), here.Host.ConnectionCount, there.Host.ConnectionCount));

        second.Socket.Abort();
        await UntilAsync(async () => await here.Host.CountConnectionsAsync(new UserId("ann")) == 1);
        Assert.NotNull(await seeded.ConnectAsync(here));
        Assert.False(first.Socket.IsLost);
        await DisposeAsync(here, there);
    }, new WebSocketManagerOptions { ConnectionsPerUser = 2 });

    [Fact]
    public void ConnectionsOfAKilledProcess_CountUntilTheirLeaseEnds() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var here = seeded.Host(backplane);
        await backplane.CheckAsync(new UserId("ann"), new BackplanePresence("killed", 1, seeded.Options.PresenceLease), default);
        Assert.Null(await seeded.ConnectAsync(here));
        seeded.Scheduler.Time.Advance(seeded.Options.PresenceLease);
        Assert.NotNull(await seeded.ConnectAsync(here));
        await DisposeAsync(here);
    }, new WebSocketManagerOptions { ConnectionsPerUser = 1 });

    [Fact]
    public void ConnectedUser_IsPresentAsLongAsTheProcessChecks() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var here = seeded.Host(backplane);
        await seeded.ConnectAsync(here);
        for (var third = 0; third < 6; third++)
        {
            seeded.Scheduler.Time.Advance(seeded.Options.PresenceLease / 3);
            await here.Host.Keeper.TickAsync();
        }

        Assert.Equal(1, (await backplane.CheckAsync(new UserId("ann"), new BackplanePresence("asking", 0, TimeSpan.FromSeconds(1)), default)).Connections);
        await DisposeAsync(here);
    });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var n = 0; !await condition(); n++)
        {
            Assert.InRange(n, 0, 1_000);
            await Task.Yield();
        }
    }

    private static async Task DisposeAsync(params SeededHost[] hosts)
    {
        foreach (var host in hosts) await host.Host.DisposeAsync();
    }
}
