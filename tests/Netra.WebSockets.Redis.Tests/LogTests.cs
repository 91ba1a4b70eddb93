using System.Text;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>What is in Redis, and what it costs.</summary>
[NeedsRedis]
public sealed class LogTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Keys_HoldNoUserId_ShareOneSlot_AndExpire()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint, configure: options => options.KeyPrefix = "keys");
        var user = Backplanes.NewUser();
        var run = new BackplaneRun(new RunId("run-1"), "owner", TimeSpan.FromSeconds(30), new ThreadId("thread"), "agent");
        await backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run);
        await backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run with { Run = new RunId("run-2") });
        await backplane.AppendAsync(user, step: BackplaneRunStep.Ends, run: run with { Run = new RunId("run-2") });

        await using var client = await redis.Server.ConnectAsync();
        var keys = client.GetServer(redis.Server.EndPoint).Keys(pattern: "{keys:*").Select(key => (string)key!).ToArray();
        Assert.Equal(5, keys.Length);
        Assert.All(keys, key => Assert.DoesNotContain(user.Value, key, StringComparison.Ordinal));
        Assert.Single(keys.Select(key => client.HashSlot(key)).Distinct());
        Assert.All(keys.Where(key => !key.EndsWith("}:runs", StringComparison.Ordinal)), key => Assert.NotNull(client.GetDatabase().KeyTimeToLive(key)));
    }

    [Fact]
    public async Task Event_IsOneCommandOfTheClient()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        var user = Backplanes.NewUser();
        await backplane.AppendAsync(user);
        await using var client = await redis.Server.ConnectAsync();
        var before = await CallsAsync(client);
        for (var n = 0; n < 100; n++) await backplane.AppendAsync(user);
        Assert.Equal(100, await CallsAsync(client) - before);
    }

    [Fact]
    public async Task ScriptsThatTheServerHasForgotten_AreLoadedAgain()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        var user = Backplanes.NewUser();
        await backplane.AppendAsync(user);
        await redis.Server.DoAsync("SCRIPT", "FLUSH");
        Assert.Equal(2, (await backplane.AppendAsync(user)).Position.Sequence);
        Assert.Equal(2, (await backplane.ReadAllAsync(user)).Entries.Count);
    }

    [Theory]
    [InlineData(1_000, 1_000_000, 1_000)]
    [InlineData(10_000, 20_000, 10_000)]
    public async Task Log_IsTrimmedByCountAndBytes(int appends, int maxBytes, int maxCount)
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint, limits => (limits.MaxEventBytes, limits.ReplayBytesPerUser) = (16_384, maxBytes), options => options.EventsPerUser = maxCount / 10);
        var user = Backplanes.NewUser();
        var length = Backplanes.EventOf(user).Event.Length;
        for (var part = 0; part < appends; part += 100)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => backplane.AppendAsync(user)));
        }

        var slice = await backplane.ReadAllAsync(user);
        Assert.Equal(appends, slice.Head.Sequence);
        Assert.Equal(Math.Min(maxCount / 10, maxBytes / length), slice.Entries.Count);
        Assert.Equal(slice.Head, slice.Entries[^1].Position);
    }

    [Fact]
    public async Task EventsOlderThanTheWindow_AreGone_AndTheNextOneFollows()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint, limits => limits.ReplayWindow = TimeSpan.FromMilliseconds(300));
        var user = Backplanes.NewUser();
        await using var listening = await backplane.ListenAsync(user, _ => { }, default);
        await backplane.AppendAsync(user);
        await backplane.AppendAsync(user);
        var head = (await backplane.ReadAllAsync(user)).Head;
        BackplaneSlice slice;
        do slice = await backplane.ReadAllAsync(user);
        while (slice.Entries.Count > 0);

        Assert.Equal(head, slice.Head);
        Assert.Equal(head with { Sequence = 3 }, (await backplane.AppendAsync(user)).Position);
        Assert.Equal([3], (await backplane.ReadAllAsync(user)).Entries.Select(entry => entry.Position.Sequence));
    }

    [Fact]
    public async Task SilentProducers_AreForgotten()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint, limits => limits.ReplayWindow = TimeSpan.FromMilliseconds(1), options => options.KeyPrefix = "producers");
        var user = Backplanes.NewUser();
        for (var n = 0; n < 320; n++) await backplane.AppendAsync(user);
        await using var client = await redis.Server.ConnectAsync();
        var root = new UserKeys("producers").RootOf(user);
        Assert.InRange(await client.GetDatabase().HashLengthAsync(root), 1, 8 + 64);
    }

    [Fact]
    public async Task ServerWithoutMemory_RefusesTheEvent_AndNothingOfItIsDone()
    {
        await using var full = await RedisServer.StartAsync("--maxmemory-policy", "noeviction");
        await using var backplane = Backplanes.Open(full.EndPoint);
        var user = Backplanes.NewUser();
        var run = new BackplaneRun(new RunId("run"), "owner", TimeSpan.FromSeconds(30), new ThreadId("thread"), "agent");
        await backplane.AppendAsync(user);
        await full.DoAsync("CONFIG", "SET", "maxmemory", "1");
        await Assert.ThrowsAsync<RedisServerException>(() => backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run));
        await full.DoAsync("CONFIG", "SET", "maxmemory", "0");
        Assert.Equal(1, (await backplane.ReadAllAsync(user)).Head.Sequence);
        Assert.Equal(BackplaneAppendOutcome.RunNotOpen, (await backplane.AppendAsync(user, step: BackplaneRunStep.Continues, run: run)).Outcome);
    }

    [Fact]
    public async Task RestartedServer_BeginsAnotherEpoch_AndKeepsItsRuns()
    {
        await using var server = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var backplane = Backplanes.Open(server.EndPoint);
        var user = Backplanes.NewUser();
        var run = new BackplaneRun(new RunId("run"), "owner", TimeSpan.FromMinutes(5), new ThreadId("thread"), "agent");
        var before = await backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run);
        await server.KillAsync();
        await server.StartAgainAsync();
        var slice = await backplane.ReadAllAsync(user);

        Assert.NotEqual(before.Position.Epoch, slice.Head.Epoch);
        Assert.NotEqual(before.Generation, slice.Generation);
        Assert.Equal((0, 0), (slice.Head.Sequence, slice.Entries.Count));
        Assert.Equal(BackplaneAppendOutcome.RunAlreadyStarted, (await backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run)).Outcome);
        Assert.Equal(BackplaneAppendOutcome.Appended, (await backplane.AppendAsync(user, step: BackplaneRunStep.Ends, run: run)).Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunOfBeforeARestart_IsItsOwners_AndOtherwiseForgotten(bool isRenewed)
    {
        await using var server = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var backplane = Backplanes.Open(server.EndPoint, configure: options => options.KeyPrefix = "runs");
        var user = Backplanes.NewUser();
        var run = new BackplaneRun(new RunId("run"), "owner", TimeSpan.FromMilliseconds(400), new ThreadId("thread"), "agent");
        await backplane.AppendAsync(user, step: BackplaneRunStep.Starts, run: run);
        await server.KillAsync();
        await server.StartAgainAsync();
        await backplane.ReadAllAsync(user);
        if (isRenewed) Assert.Equal([run.Run], await backplane.ClaimRunsAsync(user, [run], adopt: false, default));

        await using var client = await server.ConnectAsync();
        var found = 0;
        await Until.TrueAsync(async () =>
        {
            found += (await backplane.FindAbandonedRunsAsync(10, default)).Count;
            return found > 0 || !await client.GetDatabase().KeyExistsAsync(new UserKeys("runs").RootOf(user) + ":runs");
        }, "the run is found or forgotten");
        Assert.Equal(isRenewed ? 1 : 0, found);
    }

    [Fact]
    public async Task CutConnection_TellsEveryListener_AndItHearsAgain()
    {
        await using var server = await RedisServer.StartAsync();
        await using var here = Backplanes.Open(server.EndPoint);
        await using var there = Backplanes.Open(server.EndPoint);
        var user = Backplanes.NewUser();
        var isLost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = 0L;
        await using var listening = await here.ListenAsync(user, notice =>
        {
            if (notice.IsLost) isLost.TrySetResult();
            else Volatile.Write(ref heard, notice.Entry.Position.Sequence);
        }, default);
        await there.AppendAsync(user);
        await Eventually.True(() => Volatile.Read(ref heard) == 1, "the first event is told");
        await server.DoAsync("CLIENT", "KILL", "TYPE", "pubsub");
        await isLost.Task.Within();
        await there.AppendAsync(user);
        await Eventually.True(() => Volatile.Read(ref heard) == 2, "the second event is told");
    }

    [Fact]
    public async Task SubscribingAndLeavingInTurn_EndsAsTheLastOneWantsIt()
    {
        await using var backplane = Backplanes.Open(redis.Server.EndPoint);
        var user = Backplanes.NewUser();
        for (var n = 0; n < 200; n++) await (await backplane.ListenAsync(user, _ => { }, default)).DisposeAsync();
        var heard = 0L;
        await using var listening = await backplane.ListenAsync(user, notice => Volatile.Write(ref heard, notice.Entry.Position.Sequence), default);
        await backplane.AppendAsync(user);
        await Eventually.True(() => Volatile.Read(ref heard) == 1, "the event is told");
    }

    private static async Task<long> CallsAsync(ConnectionMultiplexer client)
    {
        var info = (string)(await client.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        var line = info.Split('\n').Single(line => line.StartsWith("cmdstat_evalsha:", StringComparison.Ordinal));
        return long.Parse(line["cmdstat_evalsha:calls=".Length..line.IndexOf(',', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
