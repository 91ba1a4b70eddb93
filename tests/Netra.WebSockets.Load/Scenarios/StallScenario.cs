namespace Netra.WebSockets.Load;

/// <summary>Users with two tabs, one of which does not read: what the other one sees.</summary>
internal static class StallScenario
{
    private const int Users = 8;
    private const double RunsPerSecond = 80;

    /// <summary>So long that what a slow link holds is full within a second.</summary>
    private const int TextChars = 8_000;

    public static async Task RunAsync(Session session)
    {
        var first = session.Options.Connections;
        LoadClient[] healthy = [.. Enumerable.Range(first, Users).Select(session.Fleet.Add)];
        await ClientFleet.ConnectAsync(healthy);
        foreach (var user in Enumerable.Range(first, Users)) await session.Fleet.Add(user).ConnectAsync(reads: false);
        // The handshakes of the tabs that do not read are over by then; nobody can be asked, since they do not read.
        await Task.Delay(500);

        var seconds = session.Options.Quick ? 4 : 8;
        var measured = await session.MeasureAsync(new RunOrder(0, (int)(RunsPerSecond * seconds), RunsPerSecond, first, Users, Stride: 1, TextChars: TextChars, GraceSeconds: session.Options.Quick ? 2 : 4));
        var (_, runs, client, _) = measured;
        Console.Error.WriteLine($"  {session.Peer} stalled: p50 {runs.P50Ms:0.00} p99 {runs.P99Ms:0.00} ms, whole {runs.WholeShare:P2}, ends {session.Fleet.Ends()}");
        var isBound = runs.Whole < runs.Count;
        session.Add(Metric.StallP99, Bottleneck.Refusal(client) is { } reason ? Outcome.None(reason) : Outcome.Of(runs.P99Ms, isBound));
        session.Add(Metric.StallWhole, Outcome.Of(runs.WholeShare * 100));
    }
}
