using System.Diagnostics;
using Netra.WebSockets.Redis.Tests;

namespace Netra.WebSockets.Load;

/// <summary>Measures <c>Netra.WebSockets</c> beside SignalR and a bare WebSocket, in one run.</summary>
internal static class Program
{
    public const string ServerCommand = "server";

    public static async Task<int> Main(string[] args)
    {
        if (args is [ServerCommand, var peer, .. var redis]) return await PeerServer.RunAsync(Enum.Parse<PeerKind>(peer), redis is [var configuration] ? configuration : null);

        LoadOptions options;
        try
        {
            options = LoadOptions.Parse(args);
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(LoadOptions.Usage);
            return 2;
        }

        var begun = Stopwatch.GetTimestamp();
        var machine = Machine.Describe();
        var results = new Results();
        for (var repetition = 0; repetition < options.Repetitions; repetition++)
        {
            foreach (var kind in Abba.Order(options.Peers, repetition))
            {
                Console.Error.WriteLine($"{Stopwatch.GetElapsedTime(begun):mm\\:ss} repetition {repetition + 1} of {options.Repetitions}: {kind}");
                await (options.IsOnRedis ? MeasureOnRedisAsync(kind, options, results, repetition) : MeasureAsync(kind, options, results));
            }
        }

        var tables = ResultTable.Write(results, options.Peers);
        if (options.IsOnRedis && options.Has("growth")) tables += "\n" + await GrowthScenario.RunAsync(options.Quick);
        var report = Report.Write(options, args, machine, Stopwatch.GetElapsedTime(begun), tables);
        Console.WriteLine(report);
        if (options.Write is { } file) Report.Replace(file, options.IsOnRedis ? Report.OnRedis : Report.OneServer, report);
        return 0;
    }

    private static async Task MeasureAsync(PeerKind kind, LoadOptions options, Results results)
    {
        await using var session = await Session.StartAsync(kind, options, results);
        await ConnectScenario.RunAsync(session);
        if (options.Has("latency")) await LatencyScenario.RunAsync(session);
        // The floor has neither a second tab nor a way back.
        if (kind == PeerKind.Bare) return;
        if (options.Has("drops")) await DropsScenario.RunAsync(session);
        if (options.Has("storm")) await StormScenario.RunAsync(session);
        // Last: what waits for a stalled tab may wait for ever.
        if (options.Has("stall")) await StallScenario.RunAsync(session);
    }

    private static async Task MeasureOnRedisAsync(PeerKind kind, LoadOptions options, Results results, int repetition)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var session = await Session.StartAsync(kind, options, results, redis.EndPoint, servers: 2);
        await ConnectScenario.RunAsync(session);
        if (options.Has("latency")) await LatencyScenario.RunAsync(session, redis);
        if (options.Has("saturation")) await SaturationScenario.RunAsync(session, redis);
        // Once in each order: what they show does not depend on the rest of the machine.
        if (options.Has("faults") && repetition < 2) await FaultScenarios.RunAsync(session, redis);
    }
}
