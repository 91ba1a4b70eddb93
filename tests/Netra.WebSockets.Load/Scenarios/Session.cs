using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>One peer in a fresh server process, with its tabs: what the scenarios measure in.</summary>
internal sealed class Session : IAsyncDisposable
{
    private int _nextRun;

    private Session(PeerKind peer, LoadOptions options, Results results, ServerProcess server)
    {
        Peer = peer;
        Options = options;
        Results = results;
        Server = server;
        Fleet = new ClientFleet(peer, server.Ports);
    }

    public PeerKind Peer { get; }

    public LoadOptions Options { get; }

    public Results Results { get; }

    public ServerProcess Server { get; }

    public ClientFleet Fleet { get; }

    public static async Task<Session> StartAsync(PeerKind peer, LoadOptions options, Results results) =>
        new(peer, options, results, await ServerProcess.StartAsync(peer));

    public void Add(Metric metric, Outcome outcome) => Results.Add(metric, Peer, outcome);

    /// <summary>Sends runs and waits for them, for as long as the order's grace.</summary>
    /// <param name="order">The runs; their first number is given here.</param>
    /// <param name="meanwhile">What happens to the tabs meanwhile.</param>
    public async Task<Measurement> MeasureAsync(RunOrder order, Func<Task>? meanwhile = null)
    {
        order = order with { First = _nextRun };
        _nextRun += order.Count;
        var tracker = Fleet.Tracker = new RunTracker(order.First, order.Count);
        using var probe = new DelayProbe();
        var begun = Stopwatch.GetTimestamp();
        var running = Server.RunAsync(order);
        if (meanwhile is not null) await meanwhile();
        var report = await running;

        var last = TimeSpan.FromSeconds(order.Count / order.RunsPerSecond) + (LoadRun.Events - 1) * TimeSpan.FromMilliseconds(order.PauseMs);
        var end = last + TimeSpan.FromSeconds(order.GraceSeconds + 0.2);
        // Looked at, not signalled: a signal for each event would be the client's cost. The latency is taken when an event arrives.
        while (tracker.Complete < order.Count && Stopwatch.GetElapsedTime(begun) < end) await Task.Delay(10);
        return new Measurement(report, tracker.Summarize(Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(order.GraceSeconds)), probe.Read());
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Fleet.DisposeAsync();
    }
}
