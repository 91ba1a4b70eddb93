using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>What an event of a run costs Redis, however many users have a log there: counted by the server itself.</summary>
internal static class GrowthScenario
{
    private const int Events = 20_000;

    /// <summary>How many users append at once.</summary>
    private const int AtOnce = 50;

    private static readonly string Text = new('x', 200);

    /// <returns>A table with a row for each number of users.</returns>
    public static async Task<string> RunAsync(bool isQuick)
    {
        var table = new StringBuilder("| users with a log | commands per event | CPU of Redis per event, µs | bytes in | bytes out | memory of Redis per user, bytes |\n|---|---|---|---|---|---|\n");
        foreach (var users in isQuick ? (int[])[100, 1_000] : [100, 1_000, 10_000, 100_000])
        {
            await using var redis = await RedisServer.StartAsync();
            await using var services = new ServiceCollection().AddNetraWebSockets().AddRedisBackplane(redis.EndPoint).BuildServiceProvider();
            var backplane = services.GetRequiredService<IWebSocketBackplane>();
            // The scripts are loaded by the first call.
            await backplane.ReadAsync(new UserId("first"), null, 1, CancellationToken.None);
            var empty = await RedisUse.ReadAsync(redis);
            // A log and an open run for each.
            await AppendAsync(backplane, users, users, isStart: true);
            var before = await RedisUse.ReadAsync(redis);
            await AppendAsync(backplane, users, Events, isStart: false);
            var use = (await RedisUse.ReadAsync(redis)).Since(before);
            table.Append(CultureInfo.InvariantCulture,
                $"| {users:#,0} | {(double)use.Commands / Events:0.00} | {use.CpuSeconds * 1e6 / Events:0.0} | {use.BytesIn / Events:#,0} | {use.BytesOut / Events:#,0} | {(before.Memory - empty.Memory) / users:#,0} |\n");
            Console.Error.WriteLine($"  growth, {users} users: {use.CpuSeconds * 1e6 / Events:0.0} us");
        }

        return table.ToString();
    }

    /// <summary>Users side by side, the events of one user one after the other.</summary>
    private static Task AppendAsync(IWebSocketBackplane backplane, int users, int count, bool isStart) =>
        Parallel.ForEachAsync(Enumerable.Range(0, Math.Min(users, count)), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (first, ct) =>
        {
            var user = new UserId(string.Create(CultureInfo.InvariantCulture, $"user-{first}"));
            var run = new BackplaneRun(new RunId("run-1"), "owner", TimeSpan.FromMinutes(10), new ThreadId("thread-1"), "load");
            var text = Encoding.UTF8.GetBytes($$$"""{"type":"agent_thinking","v":1,"user_id":"{{{user.Value}}}","payload":{"reasoning":"{{{Text}}}"}}""");
            for (var index = first; index < count; index += users)
            {
                var result = await backplane.AppendAsync(new BackplaneAppend(user, new BackplaneEventId($"load-{first}", isStart ? 1 : 2 + (index / users)), text, isStart ? BackplaneRunStep.Starts : BackplaneRunStep.Continues, run), ct);
                if (result.Outcome != BackplaneAppendOutcome.Appended)
                    throw new InvalidOperationException($"An event was not appended: {result.Outcome}.");
            }
        });
}
