namespace Netra.WebSockets.Redis.Tests;

/// <summary>Sentinels name the primary, and name another one when it is gone.</summary>
[NeedsRedis]
public sealed class SentinelTests
{
    [Fact]
    public async Task KilledPrimary_IsReplacedBySentinel_AndTheLogBeginsAnotherEpoch()
    {
        await using var primary = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {primary.Port}");
        await Until.TrueAsync(async () => $"{await replica.DoAsync("INFO", "replication")}".Contains("master_link_status:up", StringComparison.Ordinal), "the replica is in step");
        await using var sentinel = await RedisServer.StartSentinelAsync("primary", primary, failOverAfter: TimeSpan.FromSeconds(1));
        await Until.TrueAsync(async () => ((StackExchange.Redis.RedisResult[])(await sentinel.DoAsync("SENTINEL", "REPLICAS", "primary"))!).Length == 1, "the sentinel knows the replica");
        await using var backplane = Backplanes.Open($"{sentinel.EndPoint},serviceName=primary");
        var user = Backplanes.NewUser();
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = await backplane.AppendAsync(user);
        await using var listening = await backplane.ListenAsync(user, notice =>
        {
            if (!notice.IsLost && notice.Entry.Position is { Sequence: > 0 } position && position.Epoch != before.Position.Epoch) heard.TrySetResult();
        }, default);

        await primary.KillAsync();
        BackplaneAppendResult after = default;
        await Until.TrueAsync(async () =>
        {
            try
            {
                after = await backplane.AppendAsync(user);
                return true;
            }
            catch (Exception error) when (error is StackExchange.Redis.RedisException or TimeoutException)
            {
                return false;
            }
        }, "the replica takes events");

        Assert.NotEqual(before.Position.Epoch, after.Position.Epoch);
        Assert.Equal(1, after.Position.Sequence);
        // The subscription has moved to the new primary as well: an event of then is heard.
        await Until.TrueAsync(async () =>
        {
            await backplane.AppendAsync(user);
            return heard.Task.IsCompleted;
        }, "the listener hears the new primary");
    }
}
