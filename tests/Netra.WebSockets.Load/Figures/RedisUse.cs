using System.Globalization;
using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>What a Redis has done so far, by its own counters.</summary>
/// <param name="Commands">Commands of clients; what a script calls is not among them.</param>
/// <param name="CpuSeconds">Of its main thread, its network included.</param>
/// <param name="BytesIn">Received.</param>
/// <param name="BytesOut">Sent.</param>
/// <param name="Memory">In use, in bytes.</param>
internal sealed record RedisUse(long Commands, double CpuSeconds, long BytesIn, long BytesOut, long Memory)
{
    /// <summary>What a client of either peer sends of itself. SPUBLISH is missing: here only scripts call it.</summary>
    private static readonly string[] OfClients = ["evalsha", "eval", "publish", "subscribe", "unsubscribe", "ssubscribe", "sunsubscribe", "zcard", "get", "set"];

    public static async Task<RedisUse> ReadAsync(RedisServer redis) => Parse((string)(await redis.DoAsync("INFO", "everything"))!);

    public static RedisUse Parse(string info)
    {
        var values = info.Split('\n').Select(static line => line.Trim().Split(':', 2)).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => pair[1]);
        return new RedisUse(
            OfClients.Sum(command => values.TryGetValue($"cmdstat_{command}", out var use) ? long.Parse(use["calls=".Length..use.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture) : 0),
            Seconds("used_cpu_user_main_thread") + Seconds("used_cpu_sys_main_thread"),
            Whole("total_net_input_bytes"),
            Whole("total_net_output_bytes"),
            Whole("used_memory"));

        long Whole(string name) => long.Parse(values[name], CultureInfo.InvariantCulture);
        double Seconds(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);
    }

    public RedisUse Since(RedisUse before) => new(Commands - before.Commands, CpuSeconds - before.CpuSeconds, BytesIn - before.BytesIn, BytesOut - before.BytesOut, Memory - before.Memory);

    /// <summary>Adds what a message has cost to the table.</summary>
    public void Note(Session session, Measurement measured)
    {
        var messages = (double)measured.Server.Sent * LoadRun.Events;
        session.Add(Metric.Commands, Outcome.Of(Commands / messages));
        session.Add(Metric.BytesIn, Outcome.Of(BytesIn / messages));
        session.Add(Metric.BytesOut, Outcome.Of(BytesOut / messages));
        session.Add(Metric.RedisCpu, Outcome.Of(CpuSeconds * 1e6 / messages));
    }
}
