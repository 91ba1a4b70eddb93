using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Two hosts on one Redis, and the runs on them.</summary>
[NeedsRedis]
public sealed class HostTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(900);

    private readonly string _user = $"user-{Guid.NewGuid():N}";

    [Fact]
    public async Task Run_StartsOnOneHost_AndAgainOnNone()
    {
        await using var here = Services();
        await using var there = Services();
        var run = await Manager(here).StartRunAsync("agent");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Manager(there).StartRunAsync("agent").AsTask());
        Assert.Equal(DeliveryResult.Buffered, await run.CompleteAsync("done"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Manager(there).StartRunAsync("agent").AsTask());
    }

    [Fact]
    public async Task RunOfAHostThatIsGone_IsEndedOnceByTheOthers()
    {
        await using var gone = Backplanes.Open(redis.Server.EndPoint);
        var user = new UserId(_user);
        await gone.AppendAsync(user, step: BackplaneRunStep.Starts, run: new BackplaneRun(new RunId("run"), "gone", Lease, new ThreadId("thread"), "agent"));
        await using var one = Services();
        await using var two = Services();
        foreach (var services in new[] { one, two }) services.GetRequiredService<WebSocketHost>();
        await Until.TrueAsync(async () => (await gone.ReadAllAsync(user)).Head.Sequence == 2, "the run has an end");

        // Both hosts go on looking for abandoned runs meanwhile.
        await Task.Delay(2 * Lease);
        var last = Assert.Single((await gone.ReadAllAsync(user)).Entries.Skip(1));
        var text = System.Text.Encoding.UTF8.GetString(last.Event.Span);
        Assert.Contains("\"type\":\"agent_completed\"", text, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"cancelled\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnect_EndsTheRunsOfTheOtherHost()
    {
        await using var here = Services();
        await using var there = Services();
        var run = await Manager(there).StartRunAsync("agent");
        await here.GetRequiredService<WebSocketHost>().DisconnectAsync(new UserId(_user), "out");
        await Eventually.True(() => run.Status == AgentRunStatus.Cancelled && run.Aborted.IsCancellationRequested, "the agent is told");
        Assert.Equal(DeliveryResult.Rejected, await run.CompleteAsync("done"));
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddNetraWebSockets(options => options.RunLease = Lease).AddRedisBackplane($"{redis.Server.EndPoint}");
        return services.BuildServiceProvider();
    }

    private WebSocketManager Manager(ServiceProvider services) =>
        new(services.GetRequiredService<WebSocketHost>().CreateContext(new UserId(_user), new ThreadId("thread"), new RunId("run")));
}
