using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task ClosedConnections_LeaveNothing()
    {
        await using var server = await TestServer.StartAsync(options => options.ReplayWindow = TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            for (var round = 0; round < 5; round++)
            {
                using var client = (await TestClient.ConnectAsync(server, $"user-{n}")).Client;
                await server.Manager($"user-{n}").SendAsync("tick", round);
                if (round % 2 == 0) await client.CloseAsync();
                else client.Drop();
            }
        }));

        await Eventually.True(() => (server.Host.ConnectionCount, server.Host.UserCount, server.Host.Sockets.Count) == (0, 0, 0), "all connections are gone");
        var logs = (InMemoryBackplane)server.Services.GetRequiredService<IWebSocketBackplane>();
        await Eventually.True(() =>
        {
            server.Host.Sweep();
            logs.Sweep();
            return (server.Host.StreamCount, logs.LogCount) == (0, 0);
        }, "all users are forgotten");
    }

    [Fact]
    public async Task Disconnect_ClosesTheUsersConnectionsOnly()
    {
        await using var server = await TestServer.StartAsync();
        var (ann, before) = await TestClient.ConnectAsync(server);
        using var one = ann;
        using var two = (await TestClient.ConnectAsync(server)).Client;
        using var bob = (await TestClient.ConnectAsync(server, "bob")).Client;
        await server.Manager().SendAsync("x", 1);

        Assert.Equal(2, await server.Host.DisconnectAsync(new UserId("ann"), "signed out"));
        Assert.Equal((1, 1), (server.Host.ConnectionCount, server.Host.UserCount));
        foreach (var tab in new[] { one, two })
        {
            Assert.Equal(["x"], (await tab.RestAsync()).Select(frame => frame.Type));
            Assert.Equal((WebSocketCloseStatus.PolicyViolation, "signed out"), (tab.CloseStatus, tab.CloseReason));
        }

        var (again, after) = await TestClient.ConnectAsync(server);
        again.Dispose();
        Assert.NotEqual(before.Payload.GetProperty("epoch").GetString(), after.Payload.GetProperty("epoch").GetString());
        Assert.Equal(0, after.Payload.GetProperty("seq").GetInt64());
        Assert.Equal(DeliveryResult.Sent, await server.Manager("bob").SendAsync("x", 1));
        Assert.Equal(1, (await bob.NextAsync()).Seq);
    }

    [Fact]
    public async Task Disconnect_EndsTheUsersRunsBeforeItCloses()
    {
        await using var server = await TestServer.StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await using var run = await server.Manager().StartRunAsync("triage");
        await using var other = await server.Manager("bob").StartRunAsync("triage");
        var tool = run.CallToolAsync("t", 1, async (args, ct) =>
        {
            await Task.Delay(Timeout.Infinite, ct);
            return args;
        });

        await server.Host.DisconnectAsync(new UserId("ann"), "");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tool.Within());
        Assert.Equal((AgentRunStatus.Cancelled, AgentRunStatus.Running), (run.Status, other.Status));
        Assert.Equal(
            [AgentEvents.AgentStarted, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted],
            (await client.RestAsync()).Select(frame => frame.Type));
    }

    [Fact]
    public async Task ReasonLongerThanACloseFrame_IsRefused()
    {
        await using var process = new InProcess();
        await Assert.ThrowsAsync<ArgumentException>(() => process.Host.DisconnectAsync(new UserId("ann"), new string('é', 62)).AsTask());
        Assert.Equal(0, await process.Host.DisconnectAsync(new UserId("ann"), new string('x', 123)));
    }

    [Fact]
    public async Task Notice_ReachesEveryConnectionAndCountsInNoSequence()
    {
        await using var server = await TestServer.StartAsync();
        using var ann = (await TestClient.ConnectAsync(server)).Client;
        using var bob = (await TestClient.ConnectAsync(server, "bob")).Client;

        Assert.Equal(2, await server.Host.BroadcastNoticeAsync(NoticeCodes.Maintenance));
        foreach (var tab in new[] { ann, bob })
        {
            var frame = await tab.NextAsync();
            Assert.Equal(("notice", """{"code":"maintenance"}"""), (frame.Type, frame.Payload.GetRawText()));
            Assert.False(frame.IsEvent);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => server.Host.BroadcastNoticeAsync("ann's balance is 7").AsTask());
    }

    [Fact]
    public async Task Drain_TellsWhenToReconnectAndCloses()
    {
        await using var server = await TestServer.StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await server.Manager().SendAsync("x", 1);
        var drain = server.Host.DrainAsync().AsTask();

        var frames = await client.RestAsync();
        Assert.Equal(["x", "server_draining"], frames.Select(frame => frame.Type));
        Assert.InRange(frames[1].Payload.GetProperty("reconnect_after_ms").GetInt64(), 0, 5000);
        Assert.Equal(1012, (int)client.CloseStatus!);
        await drain.Within();
        Assert.Equal((0, 0, 0), (server.Host.ConnectionCount, server.Host.UserCount, server.Host.Sockets.Count));
        Assert.Equal(DeliveryResult.Rejected, await server.Manager().SendAsync("x", 1));
    }

    [Fact]
    public void DrainOfATabThatLags_SendsWhatIsMissingAndSaysGoodbye() => Seeded.Run(async seeded =>
    {
        using var backplane = SeededHost.NewBackplane(seeded.Scheduler, seeded.Options);
        var host = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(host))!;
        await tab.NextAsync();
        tab.Socket.Stall();
        for (var n = 1; n <= 4; n++) await host.Manager("ann", "run").SendAsync("x", n);
        var drain = host.Host.DrainAsync().AsTask();
        for (var n = 0; n < 50; n++) await Task.Yield();
        tab.Socket.Resume();

        Assert.Equal(["x", "x", "x", "x", "server_draining"], (await tab.RestAsync()).Select(frame => frame.Type));
        Assert.Equal(1012, (int)tab.Socket.ServerClosed!);
        tab.Socket.CloseFromClient();
        await drain;
    }, new WebSocketManagerOptions { QueueFrames = 4 });

    [Fact]
    public async Task Drain_WaitsForRunsAndTakesNoNewOnes()
    {
        await using var server = await TestServer.StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await using var run = await server.Manager().StartRunAsync("triage");
        var drain = server.Host.DrainAsync().AsTask();

        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Manager(run: "late").StartRunAsync("triage").AsTask());
        Assert.Equal(DeliveryResult.Sent, await run.ThinkingAsync("still here"));
        Assert.False(drain.IsCompleted);
        await run.CompleteAsync("done");

        var frames = await client.RestAsync();
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.AgentCompleted, "server_draining"], frames.Select(frame => frame.Type));
        await drain.Within();
    }

    [Fact]
    public async Task HurriedDrain_EndsRunsAsCancelledBeforeItCloses()
    {
        await using var server = await TestServer.StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await using var run = await server.Manager().StartRunAsync("triage");
        await server.Manager(run: "by-hand").SendAsync(AgentEvents.AgentStarted, 0);
        using var cancel = new CancellationTokenSource();
        var aborted = new TaskCompletionSource();
        run.Aborted.Register(aborted.SetResult);

        var drain = server.Host.DrainAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();

        await drain.Within();
        await aborted.Task.Within();
        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
        Assert.Equal(DeliveryResult.Rejected, await run.CompleteAsync("late"));
        Assert.Equal(0, server.Host.Sockets.Count);
    }

    [Fact]
    public async Task StopOfTheProcess_Drains()
    {
        await using var server = await TestServer.StartAsync();
        using var client = (await TestClient.ConnectAsync(server)).Client;
        var stop = server.StopAsync();
        Assert.Equal(["server_draining"], (await client.RestAsync()).Select(frame => frame.Type));
        await stop.Within();
        Assert.Equal(0, server.Host.ConnectionCount);
    }

    [Fact]
    public async Task DisposedHost_LeavesNothing()
    {
        var process = new InProcess();
        var logs = process.Backplane;
        var run = await process.Manager().StartRunAsync("triage");
        await process.DisposeAsync();

        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
        Assert.Equal((0, 0, 0, 0), (process.Host.ConnectionCount, process.Host.UserCount, process.Host.StreamCount, logs.LogCount));
        await process.DisposeAsync();
    }

    [Fact]
    public async Task ClientThatDoesNotAnswerTheClose_IsAborted()
    {
        await using var server = await TestServer.StartAsync(options => options.SendTimeout = TimeSpan.FromMilliseconds(50));
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await server.Host.DisconnectAsync(new UserId("ann"), "");
        await Eventually.True(() => server.Host.Sockets.Count == 0, "the socket is gone");
    }

    [Fact]
    public async Task HandlerThatIsAtWorkWhenItsClientGoes_FinishesForTheNextConnection()
    {
        var gate = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(register: services => services.AddSingleton(gate).AddClientMessageHandler<Patient>("work"));
        var (client, _) = await TestClient.ConnectAsync(server);
        await client.SendAsync("""{"type":"work"}""");
        await client.NextAsync();
        client.Drop();
        await Eventually.True(() => server.Host.ConnectionCount == 0, "the connection is gone");
        gate.SetResult();

        var (again, _) = await TestClient.ConnectAsync(server, cursor: client.Cursor);
        using var tab = again;
        var end = await again.NextAsync();
        Assert.Equal((AgentEvents.AgentCompleted, "completed"), (end.Type, end.Payload.GetProperty("status").GetString()));
    }

    private sealed class Patient(WebSocketManager manager, TaskCompletionSource gate) : IClientMessageHandler
    {
        public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
        {
            await using var run = await manager.StartRunAsync("patient", ct);
            await gate.Task.WaitAsync(ct);
            await run.CompleteAsync("done", ct);
        }
    }
}
