using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>Measures <c>Netra.WebSockets</c> beside SignalR and a bare WebSocket, in one run.</summary>
internal static class Program
{
    public const string ServerCommand = "server";

    public static async Task<int> Main(string[] args)
    {
        if (args is [ServerCommand, var peer]) return await PeerServer.RunAsync(Enum.Parse<PeerKind>(peer));

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
                await MeasureAsync(kind, options, results);
            }
        }

        var report = Report.Write(options, args, machine, Stopwatch.GetElapsedTime(begun), ResultTable.Write(results, options.Peers));
        Console.WriteLine(report);
        if (options.Write is { } file) Report.Replace(file, report);
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
}
