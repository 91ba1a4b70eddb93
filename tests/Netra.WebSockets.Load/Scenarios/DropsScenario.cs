namespace Netra.WebSockets.Load;

/// <summary>Every tab is lost for two seconds somewhere in the middle of its user's runs.</summary>
internal static class DropsScenario
{
    private const int Users = 100;
    private const double RunsPerSecond = 60;
    private const int PauseMs = 250;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Session session)
    {
        var seconds = session.Options.Quick ? 4 : 6;
        var users = Math.Min(Users, session.Options.Connections);
        var measured = await session.MeasureAsync(
            new RunOrder(0, (int)(RunsPerSecond * seconds), RunsPerSecond, 0, users, Stride: 1, PauseMs: PauseMs, GraceSeconds: 3),
            () => DropAsync(session.Fleet.Clients.Take(users), seconds - 2.5));
        Console.Error.WriteLine($"  {session.Peer} drops: whole {measured.Runs.WholeShare:P2}, sent {measured.Server.Sent} of {measured.Runs.Count}");
        session.Add(Metric.DropsWhole, Outcome.Of(measured.Runs.WholeShare * 100));
    }

    /// <summary>Each tab is lost once, half a second to <paramref name="span"/> seconds later, and comes back. The moments are the same for every peer.</summary>
    public static Task DropAsync(IEnumerable<LoadClient> clients, double span)
    {
        var random = new Random(4711);
        return Task.WhenAll(clients.Select(client => (Client: client, At: TimeSpan.FromSeconds(0.5 + random.NextDouble() * span))).ToArray().Select(drop => DropAsync(drop.Client, drop.At)));
    }

    private static async Task DropAsync(LoadClient client, TimeSpan at)
    {
        // The scenario itself: lost at its time, and away for two seconds.
        await Task.Delay(at);
        client.Drop();
        await Task.Delay(Away);
        await ClientFleet.ConnectAsync([client]);
    }
}
