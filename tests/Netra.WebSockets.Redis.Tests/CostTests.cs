using System.Globalization;
using System.Text.RegularExpressions;
using StackExchange.Redis;
using Xunit.Abstractions;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>What an event and a user cost the server: counted by the server itself. The figures go into docs/manager.md; times are printed and not asserted.</summary>
[NeedsRedis]
public sealed partial class CostTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_000, true)]
    [InlineData(20_000, false)]
    public async Task Event_CostsAtMostOneCallHoweverManyUsersThereAre(int users, bool isOfARun)
    {
        const int Events = 20_000;
        await using var redis = await RedisServer.StartAsync();
        await using var backplane = Backplanes.Open(redis.EndPoint);
        var all = Enumerable.Range(0, users).Select(n => new UserId($"user-{n}")).ToArray();
        var run = new BackplaneRun(new RunId("run"), "owner", TimeSpan.FromSeconds(30), new ThreadId("thread"), "agent");
        await InPartsAsync(users, n => backplane.AppendAsync(all[n], Text, BackplaneRunStep.Starts, run));
        await using var client = await redis.ConnectAsync();
        var before = await LookAsync(client);
        await InPartsAsync(Events, n => backplane.AppendAsync(all[n % users], Text, isOfARun ? BackplaneRunStep.Continues : BackplaneRunStep.None, isOfARun ? run : null));
        var after = await LookAsync(client);

        // Appends that come at the same time share a call.
        Assert.InRange(after.Calls - before.Calls, 1, Events);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{users} users, event of {Backplanes.EventOf(all[0], Text).Event.Length} bytes{(isOfARun ? " of a run" : "")}: 1 call, {(after.Microseconds - before.Microseconds) / Events:F1} us of the processor, {(after.Received - before.Received) / Events} bytes in, {(after.Sent - before.Sent) / Events} bytes out"));
    }

    [Fact]
    public async Task UserWhoIsConnected_CostsOneCallPerCheck()
    {
        const int Users = 10_000;
        await using var redis = await RedisServer.StartAsync();
        await using var backplane = Backplanes.Open(redis.EndPoint);
        await using var client = await redis.ConnectAsync();
        await backplane.ReadAllAsync(new UserId("first"));
        await backplane.CheckAsync(new UserId("first"), new BackplanePresence("process", 1, TimeSpan.FromSeconds(90)), default);
        var before = await LookAsync(client);
        var subscriptions = new IAsyncDisposable[Users];
        await InPartsAsync(Users, async n =>
        {
            var user = new UserId($"user-{n}");
            subscriptions[n] = await backplane.ListenAsync(user, _ => { }, default);
            await backplane.CheckAsync(user, new BackplanePresence("process", 1, TimeSpan.FromSeconds(90)), default);
            await backplane.ReadAllAsync(user);
        });
        var connected = await LookAsync(client);
        await InPartsAsync(Users, async n => await backplane.CheckAsync(new UserId($"user-{n}"), new BackplanePresence("process", 1, TimeSpan.FromSeconds(90)), default));
        var after = await LookAsync(client);

        Assert.Equal(2 * Users, connected.Calls - before.Calls);
        Assert.Equal(Users, after.Calls - connected.Calls);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a connected user without events: {(connected.Memory - before.Memory) / Users} bytes; a check: {(after.Microseconds - connected.Microseconds) / Users:F1} us of the processor, {(after.Received - connected.Received) / Users} bytes in, {(after.Sent - connected.Sent) / Users} bytes out"));
        foreach (var subscription in subscriptions) await subscription.DisposeAsync();
    }

    [Fact]
    public async Task KeptEvents_TakeLittleMoreThanTheirBytes()
    {
        const int Users = 500;
        const int Events = 50;
        await using var redis = await RedisServer.StartAsync();
        await using var backplane = Backplanes.Open(redis.EndPoint);
        await using var client = await redis.ConnectAsync();
        var before = await LookAsync(client);
        await InPartsAsync(Users * Events, n => backplane.AppendAsync(new UserId($"user-{n % Users}"), Text));
        var after = await LookAsync(client);
        var bytes = Backplanes.EventOf(new UserId("user-0"), Text).Event.Length;
        var perEvent = (after.Memory - before.Memory) / (Users * Events);
        output.WriteLine($"{Events} events of {bytes} bytes per user: {(after.Memory - before.Memory) / Users} bytes per user, {perEvent} per event");
        Assert.InRange(perEvent, bytes, 3 * bytes);
    }

    private static string Text { get; } = new('x', 300);

    private static async Task InPartsAsync(int count, Func<int, Task> act)
    {
        for (var from = 0; from < count; from += 200) await Task.WhenAll(Enumerable.Range(from, Math.Min(200, count - from)).Select(act));
    }

    private static async Task<(long Calls, double Microseconds, long Received, long Sent, long Memory)> LookAsync(ConnectionMultiplexer client)
    {
        var info = (string)(await client.GetDatabase().ExecuteAsync("INFO", "everything"))!;
        // Processor time, with the network's: wall time would be that of whatever else the machine does.
        var seconds = Seconds("used_cpu_user_main_thread") + Seconds("used_cpu_sys_main_thread");
        return (Number(Script().Match(info).Groups[1].Value), seconds * 1_000_000, Of("total_net_input_bytes"), Of("total_net_output_bytes"), Of("used_memory"));

        long Of(string name) => Number(Regex.Match(info, $@"(?m)^{name}:(\d+)").Groups[1].Value);
        double Seconds(string name) => double.Parse(Regex.Match(info, $@"(?m)^{name}:([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static long Number(string digits) => digits.Length == 0 ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?m)^cmdstat_evalsha:calls=(\d+)")]
    private static partial Regex Script();
}
