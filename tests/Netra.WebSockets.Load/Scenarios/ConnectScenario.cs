using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>Connects all tabs: how fast, and what an idle one costs the server.</summary>
internal static class ConnectScenario
{
    private const int WarmUp = 200;

    public static async Task RunAsync(Session session)
    {
        // What is allocated once is not a connection's.
        await using (var first = new ClientFleet(session.Peer, session.Servers))
        {
            await ClientFleet.ConnectAsync([.. Enumerable.Range(session.Options.Connections * 2, WarmUp).Select(first.Add)]);
        }

        await SettleAsync();
        var before = await session.Server.MemoryAsync();
        LoadClient[] clients = [.. Enumerable.Range(0, session.Options.Connections).Select(session.Fleet.Add)];
        using var probe = new DelayProbe();
        var begun = Stopwatch.GetTimestamp();
        var failed = await ClientFleet.ConnectAsync(clients);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var client = probe.Read();
        var cpu = await session.Server.CpuSecondsAsync() - before.CpuSeconds;
        if (failed > 0) throw new InvalidOperationException($"{failed} of {clients.Length} connections of {session.Peer} failed ({session.Fleet.Ends()}).");

        await SettleAsync();
        var after = await session.Server.MemoryAsync();
        if (!session.Options.Has("memory")) return;
        session.Add(Metric.Heap, Outcome.Of((after.HeapBytes - before.HeapBytes) / (double)clients.Length));
        session.Add(Metric.WorkingSet, Outcome.Of((after.WorkingSetBytes - before.WorkingSetBytes) / (double)clients.Length));
        session.Add(Metric.ConnectRate, Bottleneck.Refusal(client) is { } reason ? Outcome.None(reason) : Outcome.Of(clients.Length / seconds));
        session.Add(Metric.ConnectCpu, Outcome.Of(cpu * 1e6 / clients.Length));
    }
    /// <summary>The server's share of closing or connecting goes on for a moment after the client's: memory is read when it is over.</summary>
    private static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(1));
}
