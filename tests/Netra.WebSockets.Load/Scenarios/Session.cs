using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>One peer in fresh server processes, with its tabs: what the scenarios measure in.</summary>
internal sealed class Session : IAsyncDisposable
{
    private int _nextRun;

    private Session(PeerKind peer, LoadOptions options, Results results, IReadOnlyList<ServerProcess> servers)
    {
        Peer = peer;
        Options = options;
        Results = results;
        Servers = servers;
        Fleet = new ClientFleet(peer, servers);
    }

    public PeerKind Peer { get; }

    public LoadOptions Options { get; }

    public Results Results { get; }

    public IReadOnlyList<ServerProcess> Servers { get; }

    /// <summary>Where there is one.</summary>
    public ServerProcess Server => Servers[0];

    public ClientFleet Fleet { get; }

    public static async Task<Session> StartAsync(PeerKind peer, LoadOptions options, Results results) =>
        new(peer, options, results, [await ServerProcess.StartAsync(peer, redis: null)]);

    /// <param name="redis">The configuration of the Redis that the servers share.</param>
    /// <param name="servers">How many servers there are.</param>
    public static async Task<Session> StartAsync(PeerKind peer, LoadOptions options, Results results, string redis, int servers) =>
        new(peer, options, results, await Task.WhenAll(Enumerable.Range(0, servers).Select(_ => ServerProcess.StartAsync(peer, redis))));

    public void Add(Metric metric, Outcome outcome) => Results.Add(metric, Peer, outcome);

    /// <summary>Sends runs, an equal part of them from each server, and waits for them, for as long as the order's grace.</summary>
    /// <param name="order">The runs; their first number is given here.</param>
    /// <param name="meanwhile">What happens to the tabs meanwhile.</param>
    public async Task<Measurement> MeasureAsync(RunOrder order, Func<Task>? meanwhile = null)
    {
        ServerProcess[] alive = [.. Servers.Where(static server => server.IsAlive)];
        order = order with { First = _nextRun, Count = order.Count / alive.Length * alive.Length };
        _nextRun += order.Count;
        var tracker = Fleet.Tracker = new RunTracker(order.First, order.Count);
        Fleet.ToldOfAGap.Clear();
        var part = order with { Count = order.Count / alive.Length, RunsPerSecond = order.RunsPerSecond / alive.Length };
        using var probe = new DelayProbe();
        var begun = Stopwatch.GetTimestamp();
        var running = alive.Select((server, place) => ReportAsync(server, part with { First = order.First + (place * part.Count) })).ToArray();
        if (meanwhile is not null) await meanwhile();
        var reports = await Task.WhenAll(running);
        if (Array.TrueForAll(reports, static report => report is null)) throw new InvalidOperationException($"All servers of {Peer} have ended.");

        var last = TimeSpan.FromSeconds(order.Count / order.RunsPerSecond) + (LoadRun.Events - 1) * TimeSpan.FromMilliseconds(order.PauseMs);
        var end = last + TimeSpan.FromSeconds(order.GraceSeconds + 0.2);
        // Looked at, not signalled: a signal for each event would be the client's cost. The latency is taken when an event arrives.
        while (tracker.Complete < order.Count && Stopwatch.GetElapsedTime(begun) < end) await Task.Delay(10);
        var runs = tracker.Summarize(Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(order.GraceSeconds));
        var losses = RunLosses.None;
        for (var place = 0; place < reports.Length; place++)
        {
            // The runs of a server that was killed have ended with it, and count for nothing.
            if (reports[place] is { } report) losses += RunLosses.Of(tracker, place * part.Count, part with { First = order.First + (place * part.Count) }, report.Unconfirmed, Fleet.ToldOfAGap.ContainsKey);
        }

        return new Measurement(reports.OfType<RunReport>().Aggregate(static (sum, report) => sum + report), runs, probe.Read(), losses);
    }

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        foreach (var server in Servers) await server.DisposeAsync();
    }

    /// <returns>Null if the server was killed meanwhile.</returns>
    private static async Task<RunReport?> ReportAsync(ServerProcess server, RunOrder order)
    {
        try
        {
            return await server.RunAsync(order);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
