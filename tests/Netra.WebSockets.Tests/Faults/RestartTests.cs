using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task DrainAndRestartInALoop_LosesNothingAndLeavesNothing()
    {
        const int restarts = 8;
        const int tabs = 4;
        const int events = 20;
        using var backplane = new HookedBackplane();
        var cursors = new (string, long)?[tabs];
        var received = Enumerable.Range(0, tabs).Select(_ => new List<string>()).ToArray();
        for (var restart = 0; restart < restarts; restart++)
        {
            await using var server = await TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane));
            var clients = await Task.WhenAll(cursors.Select(async cursor => await TestClient.OpenAsync(server, cursor: cursor)));
            var run = await server.Manager(run: $"run-{restart}").StartRunAsync("agent");
            var sending = Task.Run(async () =>
            {
                for (var n = 0; n < events; n++) await server.Manager().SendAsync("tick", $"{restart}-{n}");
            });
            var reading = Task.WhenAll(clients.Select(client => client.RestAsync()));
            if (restart % 2 == 0) await sending;
            var stopping = server.StopAsync();
            await sending;
            await run.CompleteAsync(restart);
            await stopping.Within();

            var all = await reading.Within();
            for (var tab = 0; tab < tabs; tab++)
            {
                Assert.Equal(1012, (int)clients[tab].CloseStatus!);
                Assert.Equal("server_draining", all[tab][^1].Type);
                Assert.DoesNotContain(all[tab], frame => frame.Type == "replay_gap");
                received[tab].AddRange(all[tab].Where(frame => frame.IsEvent).Select(frame => frame.Raw));
                cursors[tab] = clients[tab].Cursor;
                clients[tab].Dispose();
            }

            Assert.Equal((0, 0, 0, 0), (server.Host.ConnectionCount, server.Host.UserCount, server.Host.Sockets.Count, server.Host.OwnedRuns.Count));
        }

        // A start, an end and the events of every life of the process.
        Assert.All(received, frames => Assert.Equal(received[0], frames));
        Assert.Equal(restarts * (events + 2), received[0].Count);
        Assert.Equal(Enumerable.Range(1, received[0].Count).Select(n => (long)n), received[0].Select(raw => new Frame(raw).Seq));
    }

    [Fact]
    public async Task RunsOfAProcessThatDrains_EndAsCancelledForTheNext()
    {
        using var backplane = new HookedBackplane();
        (string, long)? cursor;
        await using (var first = await TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane)))
        {
            var (client, _) = await TestClient.ConnectAsync(first);
            cursor = client.Cursor;
            client.Dispose();
            await first.Manager().StartRunAsync("agent");
        }

        await using var second = await TestServer.StartAsync(register: services => services.AddSingleton<IWebSocketBackplane>(backplane));
        using var again = (await TestClient.ConnectAsync(second, cursor: cursor)).Client;
        var frames = await again.NextAsync(2);
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], frames.Select(frame => frame.Type));
        Assert.Equal("cancelled", frames[1].Payload.GetProperty("status").GetString());
    }
}
