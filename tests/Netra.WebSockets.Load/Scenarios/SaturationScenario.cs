using System.Diagnostics;
using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>As many messages as arrive when a fixed number of runs is always under way: a closed loop, which no queue grows in.</summary>
internal static class SaturationScenario
{
    private const int AtOnce = 64;

    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Session session, RedisServer redis)
    {
        var window = TimeSpan.FromSeconds(session.Options.Quick ? 2 : 4);
        var seconds = (RampUp + window).TotalSeconds + 0.2;
        var perSecond = 0.0;
        const double Most = 20_000;
        var use = await RedisUse.ReadAsync(redis);
        var measured = await session.MeasureAsync(new RunOrder(0, (int)(Most * seconds), Most, 0, session.Options.Connections, GraceSeconds: 0.3, AtOnce: AtOnce), async () =>
        {
            // What is measured: how many arrive between two moments.
            await Task.Delay(RampUp);
            var (begun, before) = (Stopwatch.GetTimestamp(), session.Fleet.Tracker!.Complete);
            await Task.Delay(window);
            perSecond = (session.Fleet.Tracker!.Complete - before) * LoadRun.Events / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        });
        Console.Error.WriteLine($"  {session.Peer} saturation: {perSecond:0} messages/s, client {measured.Client.CpuShare:P0} of the machine, servers {measured.Server.CpuSeconds / measured.Server.Seconds:0.00} CPUs");
        use = (await RedisUse.ReadAsync(redis)).Since(use);
        var messages = (double)measured.Server.Sent * LoadRun.Events;
        session.Add(Metric.SaturationCpu, Outcome.Of(measured.Server.CpuSeconds * 1e6 / messages));
        session.Add(Metric.SaturationRedisCpu, Outcome.Of(use.CpuSeconds * 1e6 / messages));
        session.Add(Metric.SaturationCommands, Outcome.Of(use.Commands / messages));
        session.Add(Metric.Saturation, Bottleneck.Refusal(measured.Client) is { } reason ? Outcome.None(reason) : Outcome.Of(perSecond));
    }
}
