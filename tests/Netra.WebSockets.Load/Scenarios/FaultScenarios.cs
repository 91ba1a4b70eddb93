using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>
/// Runs on two servers while something is lost, stopped or killed by the operating system. Every tab comes back by itself. A run that is not
/// whole is lost without a word if its sender had it confirmed and its tab was told of no gap.
/// </summary>
internal static class FaultScenarios
{
    private const int Users = 100;
    private const double RunsPerSecond = 60;

    /// <summary>A run lasts a second, so that some are under way at every moment.</summary>
    private const int PauseMs = 250;

    // These are delays of the faults themselves: when a process is stopped or killed, and for how long. Nothing is awaited by them.
    private static readonly TimeSpan AmongRuns = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BetweenCuts = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Stopped = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Dead = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Session session, RedisServer redis)
    {
        session.Fleet.ComesBack = true;
        // Each tab once more, so that it comes back by itself from now on.
        foreach (var client in session.Fleet.Clients.Take(Users)) client.Drop();
        await ClientFleet.ConnectAsync(session.Fleet.Clients.Take(Users));

        await MeasureAsync(session, "tabs away for 2 s", 700, () => DropsScenario.DropAsync(session.Fleet.Clients.Take(Users), span: 3));
        await MeasureAsync(session, "subscriptions cut each second", 710, async () =>
        {
            for (var cut = 0; cut < 5; cut++)
            {
                await Task.Delay(BetweenCuts);
                await redis.DoAsync("CLIENT", "KILL", "TYPE", "pubsub");
            }
        });
        await MeasureAsync(session, "SIGSTOP of Redis for 3 s", 720, async () =>
        {
            await Task.Delay(AmongRuns);
            redis.Pause();
            await Task.Delay(Stopped);
            redis.Resume();
        });
        await MeasureAsync(session, "kill -9 of Redis, back after 1 s", 730, async () =>
        {
            await Task.Delay(AmongRuns);
            await redis.KillAsync();
            await Task.Delay(Dead);
            await redis.StartAgainAsync();
        });
        // Last: there is one server afterwards.
        await MeasureAsync(session, "kill -9 of a server (runs of the other)", 740, async () =>
        {
            await Task.Delay(AmongRuns);
            await session.Servers[1].KillAsync();
        });
    }

    private static async Task MeasureAsync(Session session, string fault, int order, Func<Task> harm)
    {
        var seconds = session.Options.Quick ? 5 : 6;
        var users = Math.Min(Users, session.Options.Connections);
        var measured = await session.MeasureAsync(new RunOrder(0, (int)(RunsPerSecond * seconds), RunsPerSecond, 0, users, Stride: 1, PauseMs: PauseMs, GraceSeconds: 6), harm);
        var losses = measured.Losses;
        Console.Error.WriteLine($"  {session.Peer} {fault}: {losses.Count} runs, whole {losses.WholePercent:0.00} %, told {losses.Told}, silent {losses.Silent}");
        session.Add(Metric.Whole(fault, order), Outcome.Of(losses.WholePercent));
        session.Add(Metric.Silent(fault, order + 1), Outcome.Of(losses.SilentPercent));
    }
}
