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
        // The same moments for every peer.
        var random = new Random(4711);
        var drops = session.Fleet.Clients.Take(users).Select(client => (Client: client, At: TimeSpan.FromSeconds(0.5 + random.NextDouble() * (seconds - 2.5)))).ToArray();
        var measured = await session.MeasureAsync(
            new RunOrder(0, (int)(RunsPerSecond * seconds), RunsPerSecond, 0, users, Stride: 1, PauseMs: PauseMs, GraceSeconds: 3),
            () => Task.WhenAll(drops.Select(drop => DropAsync(drop.Client, drop.At))));
        Console.Error.WriteLine($"  {session.Peer} drops: whole {measured.Runs.WholeShare:P2}, sent {measured.Server.Sent} of {measured.Runs.Count}");
        session.Add(Metric.DropsWhole, Outcome.Of(measured.Runs.WholeShare * 100));
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
