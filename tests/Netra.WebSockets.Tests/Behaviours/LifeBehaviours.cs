using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

[Collection(AloneCollection.Name)]
public sealed class LifeBehaviours
{
    [Fact, Behaviour(14)]
    public async Task AttachDetachAndSendAtOnce_StayConsistent()
    {
        const int events = 400;
        await using var server = await TestServer.StartAsync(options => (options.ConnectionsPerUser, options.QueueFrames) = (100, 2 * events));
        using var quiet = (await TestClient.ConnectAsync(server)).Client;
        var reading = quiet.NextAsync(events);
        using var done = new CancellationTokenSource();
        var coming = Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            while (!done.IsCancellationRequested)
            {
                using var tab = (await TestClient.ConnectAsync(server)).Client;
                var seen = await tab.NextAsync(random.Next(1, 3));
                if (seen.Count == 2) Assert.Equal(seen[0].Seq + 1, seen[1].Seq);
                if (random.Next(2) == 0) tab.Drop();
            }
        })));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            for (var n = 0; n < events / 4; n++)
            {
                Assert.Equal(DeliveryResult.Sent, await server.Manager().SendAsync("tick", sender));
                await Task.Yield();
            }
        })));
        await done.CancelAsync();
        // Those that wait for a second event get one.
        while (!coming.IsCompleted)
        {
            await server.Manager().SendAsync("last", 0);
            await Task.WhenAny(coming, Task.Delay(10));
        }

        await coming.Within();
        Assert.Equal(Enumerable.Range(1, events).Select(n => (long)n), (await reading).Select(frame => frame.Seq));
        await Eventually.True(() => (server.Host.ConnectionCount, server.Host.UserCount, server.Manager().Connections.Count) == (1, 1, 1), "one tab is left");
    }

    [Fact, Behaviour(15)]
    public async Task DisposedServer_LeavesNothing()
    {
        var server = await TestServer.StartAsync();
        var backplane = (InMemoryBackplane)server.Services.GetRequiredService<IWebSocketBackplane>();
        var host = server.Host;
        var tabs = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n => (await TestClient.ConnectAsync(server, $"user-{n}")).Client));
        var runs = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n => await server.Manager($"user-{n}").StartRunAsync("agent")));
        var reading = tabs.Select(tab => tab.UntilLostAsync()).ToArray();
        await host.DrainAsync(new CancellationToken(canceled: true)).Within();
        await server.DisposeAsync().Within();

        await Task.WhenAll(reading).Within();
        Assert.All(runs, run => Assert.Equal(AgentRunStatus.Cancelled, run.Status));
        Assert.Equal((0, 0, 0, 0, 0), (host.ConnectionCount, host.UserCount, host.Sockets.Count, host.OwnedRuns.Count, host.StreamCount));
        Assert.Equal((0, 0), (backplane.LogCount, backplane.UsedBytes));
        foreach (var tab in tabs) tab.Dispose();
    }

    [Fact, Behaviour(16)]
    public async Task OneUsersConnections_AreLimited()
    {
        await using var server = await TestServer.StartAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                return await TestClient.OpenAsync(server);
            }
            catch (WebSocketException)
            {
                return null;
            }
        }));
        Assert.Equal((8, 8), (attempts.Count(tab => tab is not null), server.Host.ConnectionCount));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TestClient.RefusedAsync(server)).Status);
        using var other = (await TestClient.ConnectAsync(server, "bob")).Client;
        foreach (var tab in attempts) tab?.Dispose();
    }

    [Fact, Behaviour(17)]
    public void TenTimesTenThousandConnects_DoNotGrow()
    {
        var scheduler = new SeededScheduler(1, timePasses: false, maxSteps: int.MaxValue);
        var options = new WebSocketManagerOptions();
        var after = new List<long>();
        using var backplane = SeededHost.NewBackplane(scheduler, options);
        var server = new SeededHost(scheduler, options, backplane);
        scheduler.Run(async () =>
        {
            for (var round = 0; round < 10; round++)
            {
                for (var n = 0; n < 10_000; n++)
                {
                    var user = $"user-{round}-{n}";
                    var (accepting, request) = server.Connect(scheduler, user, null);
                    var socket = (await accepting)!;
                    await server.Manager(user, "run").SendAsync("tick", n);
                    Assert.NotNull(await socket.NextAsync());
                    if (n % 2 == 0) socket.CloseFromClient();
                    else socket.Abort();
                    await request;
                }

                scheduler.Time.Advance(TimeSpan.FromSeconds(121));
                server.Host.Sweep();
                backplane.Sweep();
                Assert.Equal((0, 0, 0, 0, 0L), (server.Host.ConnectionCount, server.Host.Sockets.Count, server.Host.StreamCount, backplane.LogCount, backplane.UsedBytes));
                after.Add(GC.GetTotalMemory(forceFullCollection: true));
            }

            await server.Host.DisposeAsync();
        });

        // The pools and the compiler of methods take some too: the least of the first rounds and the least of the last.
        Assert.True(after[^3..].Min() < after[..3].Min() + (2 * 1024 * 1024), string.Join(' ', after));
    }
}
