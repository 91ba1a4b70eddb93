using System.Globalization;
using System.Net;
using System.Text.Json;
using Netra.WebSockets;
using Xunit.Abstractions;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>
/// Real servers and real processes, killed, stopped and cut by the operating system while agents work and tabs hop. Each tab's whole history is
/// checked. <c>.ci/long-redis</c> repeats them; <c>NETRA_REDIS_REPEATS</c> says how often.
/// </summary>
[NeedsRedis]
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly int Repeats = int.Parse(Environment.GetEnvironmentVariable("NETRA_REDIS_REPEATS") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task KilledNode_LosesNothing_AndItsRunsEndOnceAsCancelled()
    {
        await using var redis = await RedisServer.StartAsync();
        await JudgeAsync("kill -9 of a node in a run", () => Stage.StartAsync(redis.EndPoint), async stage =>
        {
            await stage.AddNodeAsync(redis.EndPoint);
            stage.BeginWork();
            await stage.PassAsync(30);
            var (user, run) = (stage.Tabs[0].User, $"long-{Guid.NewGuid():N}");
            Assert.Equal("started", await stage.Nodes[0].RunAsync(user, run, steps: 10_000, pause: 20));
            await stage.PassAsync(30);
            await stage.KillNodeAsync(0);
            await stage.PassAsync(60);
            await stage.RestAsync();
            foreach (var tab in stage.Tabs.Where(tab => tab.User == user))
            {
                var ends = tab.Look(history => history.Events.Where(one => one.Run == run && one.Type == AgentEvents.AgentCompleted).ToArray());
                Assert.Equal("cancelled", JsonDocument.Parse(Assert.Single(ends).Payload).RootElement.GetProperty("status").GetString());
            }
        }, mayHaveGaps: false);
    }

    [Fact]
    public async Task StoppedRedis_RefusesConnects_TellsTabs_AndLosesNothing()
    {
        await using var redis = await RedisServer.StartAsync();
        await JudgeAsync("SIGSTOP of Redis for 5 s", () => Stage.StartAsync(redis.EndPoint), async stage =>
        {
            stage.BeginWork();
            await stage.PassAsync(30);
            redis.Pause();
            await using (var late = new Tab("user-late", () => [stage.Nodes[0].Sockets], 0))
            {
                // The fault itself: how long the server stands still.
                await Task.Delay(TimeSpan.FromSeconds(5));
                await Eventually.True(() => late.Refusals.Contains((HttpStatusCode.ServiceUnavailable, true)), "a connect is refused with 503 and Retry-After");
                Assert.Equal(503, await stage.Nodes[0].HealthAsync());
                redis.Resume();
                await Eventually.True(() => late.IsLive, "the tab gets in");
            }

            foreach (var tab in stage.Tabs.Where((_, index) => index % 2 == 0))
            {
                await Eventually.True(() => tab.Notices is [.., "degraded", "restored"], "the tabs that stayed are told both");
                Assert.Equal(1, tab.Connections);
            }

            await stage.PassAsync(30);
            await stage.RestAsync();
        }, mayHaveGaps: false);
    }

    [Theory]
    [InlineData("without AOF")]
    [InlineData("AOF everysec", "--appendonly", "yes", "--appendfsync", "everysec")]
    [InlineData("AOF always", "--appendonly", "yes", "--appendfsync", "always")]
    public async Task KilledRedis_IsAGapForEveryTab(string persistence, params string[] arguments)
    {
        await using var redis = await RedisServer.StartAsync(arguments);
        await JudgeAsync($"kill -9 of Redis, {persistence}", () => Stage.StartAsync(redis.EndPoint), async stage =>
        {
            stage.BeginWork();
            await stage.PassAsync(60);
            await redis.KillAsync();
            await redis.StartAgainAsync();
            await stage.PassAsync(60);
            await stage.RestAsync();
            Assert.All(stage.Tabs, tab => Assert.Equal("epoch_changed", tab.Look(history => history.Gaps.Single().Reason)));
        }, mayHaveGaps: true);
    }

    [Fact]
    public async Task OlderSnapshot_IsAGapForEveryTab()
    {
        await using var redis = await RedisServer.StartAsync();
        await JudgeAsync("an older snapshot restored", () => Stage.StartAsync(redis.EndPoint), async stage =>
        {
            stage.BeginWork();
            await stage.PassAsync(30);
            await redis.DoAsync("SAVE");
            await stage.PassAsync(60);
            await redis.KillAsync();
            await redis.StartAgainAsync();
            await stage.PassAsync(60);
            await stage.RestAsync();
            Assert.All(stage.Tabs, tab => Assert.Equal("epoch_changed", tab.Look(history => history.Gaps.Single().Reason)));
        }, mayHaveGaps: true);
    }

    [Theory]
    [InlineData("resp2")]
    [InlineData("resp3")]
    public async Task CutSubscriptions_LoseNothing(string protocol)
    {
        await using var redis = await RedisServer.StartAsync();
        await JudgeAsync($"pub/sub connections cut, {protocol}", () => Stage.StartAsync($"{redis.EndPoint},protocol={protocol}"), async stage =>
        {
            stage.BeginWork();
            for (var cut = 0; cut < 5; cut++)
            {
                await stage.PassAsync(20);
                await redis.DoAsync("CLIENT", "KILL", "TYPE", "pubsub");
            }

            await stage.PassAsync(20);
            await stage.RestAsync();
        }, mayHaveGaps: false);
    }

    [Fact]
    public async Task PromotedReplica_IsAGapForEveryTab()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await JudgeAsync("replica failover", () => Stage.StartAsync($"{primary.EndPoint},{replica.EndPoint},configCheckSeconds=1"), async stage =>
        {
            stage.BeginWork();
            await stage.PassAsync(60);
            await primary.KillAsync();
            await replica.DoAsync("REPLICAOF", "NO", "ONE");
            await stage.PassAsync(60);
            await stage.RestAsync();
            Assert.All(stage.Tabs, tab => Assert.Equal("epoch_changed", tab.Look(history => history.Gaps.Single().Reason)));
        }, mayHaveGaps: true, repeats: 1);
    }

    [Fact]
    public async Task ClusterOfThree_LosesOnlyWhatAKilledServerHad_AndSaysSo()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await JudgeAsync("a three-node cluster, one server killed", () => Stage.StartAsync(cluster.Configuration, users: 6), async stage =>
        {
            stage.BeginWork();
            await stage.PassAsync(60);
            Assert.All(stage.Tabs, tab => Assert.Equal(0, tab.Look(history => history.Gaps.Count)));
            await cluster.Servers[0].KillAsync();
            await cluster.Servers[0].StartAgainAsync();
            await cluster.IsWholeAsync();
            await stage.PassAsync(60);
            await stage.RestAsync();
            Assert.Contains(stage.Tabs, tab => tab.Look(history => history.Gaps.Count) == 0);
        }, mayHaveGaps: true);
    }

    [Fact]
    public async Task StoppedRedis_DoesNotHoldUpADrain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await NodeProcess.StartAsync(redis.EndPoint, "--drain", "5000");
        await using var tab = new Tab("ann", () => [node.Sockets], 0);
        await Eventually.True(() => tab.IsLive, "the tab is live");
        await node.RunAsync("ann", "run", steps: 10_000, pause: 10);
        await Eventually.True(() => tab.Look(history => history.Events.Count > 5), "the run is under way");
        redis.Pause();
        await node.StopAsync();
        Assert.False(node.IsAlive);
        Assert.True(tab.Look(history => history.IsDraining));
    }

    private async Task JudgeAsync(string fault, Func<Task<Stage>> start, Func<Stage, Task> harm, bool mayHaveGaps, int? repeats = null)
    {
        var sum = Verdict.Nothing;
        for (var repeat = 0; repeat < (repeats ?? Repeats); repeat++)
        {
            await using var stage = await start();
            await harm(stage);
            sum += await stage.JudgeAsync();
        }

        output.WriteLine($"| {fault} | {repeats ?? Repeats} | {sum.Events} | {sum.LostSilently} | {sum.Doubled} | {sum.Misplaced} | {sum.RunsWithoutEnd} | {sum.RunsEndedTwice} | {sum.Gaps} |");
        Assert.Equal((0, 0, 0, 0, 0), (sum.LostSilently, sum.Doubled, sum.Misplaced, sum.RunsWithoutEnd, sum.RunsEndedTwice));
        if (!mayHaveGaps) Assert.Equal(0, sum.Gaps);
    }
}
