using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>Runs to all users in turn, rate by rate, until a server no longer keeps up.</summary>
internal static class LatencyScenario
{
    private const int MinWarmUp = 1_000;
    private const double WarmUpRunsPerSecond = 4_000;
    private const int MostWarmUps = 10;

    // On Redis, what one server takes in its stride would be a queue.
    private const double WarmUpRunsPerSecondOnRedis = 400;
    private const int MostWarmUpsOnRedis = 4;

    /// <summary>In a round of warming up: below it, the just-in-time compiler has done its work.</summary>
    private const int FewMethods = 10;

    public static async Task RunAsync(Session session, RedisServer? redis = null)
    {
        var users = session.Options.Connections;
        await WarmUpAsync(session, users);
        string? given = null;
        foreach (var rate in session.Options.Rates)
        {
            if (given is not null)
            {
                foreach (var metric in (Metric[])[Metric.P50(rate), P99(session, rate), Metric.Allocated(rate), Metric.Cpu(rate)]) session.Add(metric, Outcome.None(given));
                continue;
            }

            var runsPerSecond = (double)rate / LoadRun.Events;
            var before = redis is null ? null : await RedisUse.ReadAsync(redis);
            var measured = await session.MeasureAsync(new RunOrder(0, (int)(runsPerSecond * session.Options.Seconds), runsPerSecond, 0, users));
            Note(session, rate, measured);
            if (before is not null && rate == session.Options.Rates.Max()) (await RedisUse.ReadAsync(redis!)).Since(before).Note(session, measured);
            // Half of it and less: what comes next would only be queued behind it.
            if (measured.Runs.WholeShare < 0.5) given = $"not tried: saturated at {rate:#,0}";
        }
    }

    /// <summary>
    /// A run for every user, again and again until the server compiles no more code: what a user's first run costs is no message's,
    /// nor is what a method's first calls cost. Who cannot keep up is not waited for.
    /// </summary>
    private static async Task WarmUpAsync(Session session, int users)
    {
        var (most, perSecond) = session.Options.IsOnRedis ? (MostWarmUpsOnRedis, WarmUpRunsPerSecondOnRedis) : (MostWarmUps, WarmUpRunsPerSecond);
        for (var round = 1; round <= most; round++)
        {
            var (server, runs, _, _) = await session.MeasureAsync(new RunOrder(0, Math.Max(users, MinWarmUp), perSecond, 0, users, GraceSeconds: 0.5));
            Console.Error.WriteLine($"  {session.Peer} warming up, round {round}: {server.CompiledMethods} methods compiled, whole {runs.WholeShare:P2}");
            if (server.CompiledMethods < FewMethods || runs.WholeShare < Measurement.MinWhole) return;
        }
    }

    private static void Note(Session session, int rate, Measurement measured)
    {
        var (server, runs, client, _) = measured;
        Console.Error.WriteLine(
            $"  {session.Peer} {rate}/s: p50 {runs.P50Ms:0.00} p99 {runs.P99Ms:0.00} ms, whole {runs.WholeShare:P2}, sent {server.Sent}, failed {server.Failed}, lag {server.LagP99Ms:0.0} ms, "
            + $"server {server.CpuSeconds / server.Seconds:0.00} client {client.CpuSeconds / client.Seconds:0.00} of {client.Processors} CPUs, client's delay {client.DelayMs:0.0} ms, "
            + $"{server.AllocatedBytes / Math.Max(1.0, server.Sent * LoadRun.Events):0} B/message, {server.CompiledMethods} methods compiled");
        var refusal = measured.LatencyRefusal();
        session.Add(Metric.P50(rate), refusal is null ? Outcome.Of(runs.P50Ms) : Outcome.None(refusal));
        session.Add(P99(session, rate), refusal is null ? Outcome.Of(runs.P99Ms) : Outcome.None(refusal));
        // Counted on the server: what was sent does not depend on how fast the client reads.
        var messages = (double)server.Sent * LoadRun.Events;
        var keptUp = server.Sent >= Measurement.MinWhole * runs.Count;
        session.Add(Metric.Allocated(rate), keptUp ? Outcome.Of(server.AllocatedBytes / messages) : Outcome.None(Measurement.Saturated));
        if (session.Peer == PeerKind.Netra && keptUp) session.Add(Metric.Kept(rate), Outcome.Of(server.KeptBytes / messages));
        session.Add(Metric.Cpu(rate), keptUp ? Outcome.Of(server.CpuSeconds * 1e6 / messages) : Outcome.None(Measurement.Saturated));
    }

    private static Metric P99(Session session, int rate) => session.Options.IsOnRedis ? Metric.ClusterP99(rate) : Metric.P99(rate);
}
