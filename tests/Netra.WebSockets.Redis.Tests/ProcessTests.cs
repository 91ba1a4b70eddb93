using System.Net;
using Netra.WebSockets;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Two server processes on one Redis: what is done on the one is seen on the other.</summary>
[NeedsRedis]
public sealed class ProcessTests(RedisFixture redis) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    private readonly List<NodeProcess> _nodes = [];

    private string User { get; } = $"user-{Guid.NewGuid():N}";

    public async Task InitializeAsync()
    {
        for (var node = 0; node < 2; node++) _nodes.Add(await NodeProcess.StartAsync(redis.Server.EndPoint, "--connections", "2"));
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    [Fact]
    public async Task EventsOfOneProcess_ReachTheTabsOfBoth_InOneOrder()
    {
        await using var here = TabAt(0);
        await using var there = TabAt(1);
        await Eventually.True(() => here.IsLive && there.IsLive, "both tabs are live");
        for (var n = 0; n < 20; n++) Assert.Equal("Sent", await _nodes[n % 2].SendAsync(User, $"{n}"));
        foreach (var tab in new[] { here, there })
        {
            await Eventually.True(() => tab.Look(history => history.Events.Count == 20), "20 events arrive");
            Assert.Equal(Enumerable.Range(0, 20).Select(n => $"\"{n}\""), tab.Look(history => history.Events.Select(one => one.Payload).ToArray()));
            Assert.Null(tab.Look(history => history.Problem));
        }
    }

    [Fact]
    public async Task Disconnect_ClosesTheTabsOfBoth_WithItsReason_AndEndsTheRuns()
    {
        await using var here = TabAt(0);
        await using var there = TabAt(1);
        await Eventually.True(() => here.IsLive && there.IsLive, "both tabs are live");
        Assert.Equal("started", await _nodes[1].RunAsync(User, "long", steps: 10_000, pause: 20));
        Assert.Equal("1", await _nodes[0].DisconnectAsync(User, "out"));
        await Eventually.True(() => here.Closes.Contains((1008, "out")) && there.Closes.Contains((1008, "out")), "both tabs are closed with the reason");
        await Eventually.True(() => here.IsLive && there.IsLive, "both tabs are back");
        Assert.All([here, there], tab => Assert.Equal("epoch_changed", tab.Look(history => history.Gaps.Single().Reason)));

        // The agent of the other process has stopped: what it still sends is refused.
        await Until.TrueAsync(async () => (await _nodes[1].SentAsync()).Any(sent => sent.Run == "long" && sent.Result == "Rejected"), "what the agent sends is refused");
        Assert.Equal("Sent", await _nodes[0].SendAsync(User, "after"));
        await Eventually.True(() => there.Look(history => history.Events.Any(one => one.Payload == "\"after\"")), "the next event arrives");
        Assert.All([here, there], tab => Assert.Null(tab.Look(history => history.Problem)));
    }

    [Fact]
    public async Task Notice_ReachesTheTabsOfBoth()
    {
        await using var here = TabAt(0);
        await using var there = TabAt(1);
        await Eventually.True(() => here.IsLive && there.IsLive, "both tabs are live");
        await _nodes[0].NoticeAsync(NoticeCodes.Maintenance);
        await Eventually.True(() => here.Notices.Length > 0 && there.Notices.Length > 0, "both are told");
        Assert.All([here, there], tab => Assert.Equal([NoticeCodes.Maintenance], tab.Notices));
    }

    [Fact]
    public async Task Connections_AreLimitedOverBoth_AndThoseOfAKilledProcessEndWithTheirLease()
    {
        await using var here = TabAt(0);
        await using var there = TabAt(1);
        await Eventually.True(() => here.IsLive && there.IsLive, "both tabs are live");
        await using var third = TabAt(0);
        await Eventually.True(() => third.Refusals.Any(refusal => refusal.Status == HttpStatusCode.TooManyRequests), "a third one is refused");
        Assert.Equal(0, third.Connections);
        await _nodes[1].KillAsync();
        await Eventually.True(() => third.IsLive, "a third one gets in");
        Assert.Equal(2, await _nodes[0].ConnectionsAsync(User));
    }

    [Fact]
    public async Task DrainedProcess_SendsItsTabsToTheOther_AndNothingIsLost()
    {
        await using var tab = new Tab(User, () => [.. _nodes.Where(node => node.IsAlive).Select(node => node.Sockets)], 0);
        await Eventually.True(() => tab.IsLive, "the tab is live");
        for (var n = 0; n < 10; n++) await _nodes[0].SendAsync(User, $"{n}");
        var stopping = _nodes[0].StopAsync();
        for (var n = 10; n < 20; n++) await _nodes[1].SendAsync(User, $"{n}");
        await stopping;
        await Eventually.True(() => tab.Look(history => history.Events.Count == 20), "all events arrive");
        Assert.Equal((null, 0), tab.Look(history => (history.Problem, history.Gaps.Count)));
    }

    private Tab TabAt(int node) => new(User, () => [_nodes[node].Sockets], 0);
}
