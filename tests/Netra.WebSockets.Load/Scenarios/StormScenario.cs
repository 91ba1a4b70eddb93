using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>All tabs are lost at once, in the middle of their users' runs, and all come back at once.</summary>
internal static class StormScenario
{
    private const double RunsPerSecond = 60;
    private const int PauseMs = 400;

    public static async Task RunAsync(Session session)
    {
        var seconds = session.Options.Quick ? 4 : 6;
        var back = TimeSpan.Zero;
        var failed = 0;
        var measured = await session.MeasureAsync(
            new RunOrder(0, (int)(RunsPerSecond * seconds), RunsPerSecond, 0, session.Options.Connections, PauseMs: PauseMs, GraceSeconds: 4),
            async () =>
            {
                // Runs are under way by then, and go on behind the reset.
                await Task.Delay(TimeSpan.FromSeconds(1.5));
                LoadClient[] clients = [.. session.Fleet.Clients.Take(session.Options.Connections)];
                var begun = Stopwatch.GetTimestamp();
                foreach (var client in clients) client.Drop();
                failed = await ClientFleet.ConnectAsync(clients);
                back = Stopwatch.GetElapsedTime(begun);
            });
        Console.Error.WriteLine($"  {session.Peer} storm: whole {measured.Runs.WholeShare:P2}, sent {measured.Server.Sent} of {measured.Runs.Count}, back after {back.TotalSeconds:0.0} s, {failed} not back");
        session.Add(Metric.StormWhole, Outcome.Of(measured.Runs.WholeShare * 100));
        session.Add(Metric.StormSeconds, Bottleneck.Refusal(measured.Client) is { } reason ? Outcome.None(reason) : Outcome.Of(back.TotalSeconds));
    }
}
