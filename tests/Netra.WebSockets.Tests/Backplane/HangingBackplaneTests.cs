using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>A backplane that does not answer: drains end, users get in again, publishers are told.</summary>
public sealed class HangingBackplaneTests
{
    [Fact]
    public void DrainDuringAHangingAppend_EndsWithinItsTime() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(host))!;
        var run = await host.Manager("ann", "run").StartRunAsync("agent");
        backplane.Append = (_, _) => new(new TaskCompletionSource<BackplaneAppendResult>().Task);
        var begun = seeded.Scheduler.Time.GetTimestamp();
        await host.Host.DrainAsync();

        Assert.InRange(seeded.Scheduler.Time.GetElapsedTime(begun), TimeSpan.Zero, seeded.Options.DrainTimeout);
        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
        Assert.Equal(0, host.Host.OwnedRuns.Count);
        Assert.Equal("server_draining", (await tab.RestAsync())[^1].Type);
    }, new WebSocketManagerOptions { BackplaneTimeout = TimeSpan.FromMinutes(10) });

    [Fact]
    public void DrainOfATabThatDoesNotAnswer_EndsWithinItsTime() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(host))!;
        tab.Socket.Stall();
        await host.Manager("ann", "run").StartRunAsync("agent");
        var begun = seeded.Scheduler.Time.GetTimestamp();
        await host.Host.DrainAsync();

        Assert.InRange(seeded.Scheduler.Time.GetElapsedTime(begun), TimeSpan.Zero, seeded.Options.DrainTimeout);
        Assert.Equal(0, host.Host.Sockets.Count);
    });

    [Fact]
    public async Task BackplaneThatBlocksItsCaller_DoesNotBlockADrain()
    {
        using var gate = new ManualResetEventSlim();
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane, options =>
        {
            options.DrainTimeout = TimeSpan.FromSeconds(1);
            options.SendTimeout = TimeSpan.FromMilliseconds(200);
        });
        await server.Manager().StartRunAsync("agent");
        backplane.BeforeAppend = gate.Wait;

        await server.Host.DrainAsync().Within();
        gate.Set();
    }

    [Fact]
    public async Task ListenThatHangsOnce_DoesNotLockItsUserOut()
    {
        using var backplane = new HookedBackplane { BeforeListen = () => new(new TaskCompletionSource().Task) };
        await using var server = await StartAsync(backplane, options => options.BackplaneTimeout = TimeSpan.FromMilliseconds(50));
        var (status, headers) = await TestClient.RefusedAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True(headers.ContainsKey("Retry-After"));
        Assert.Equal((0, 0), (server.Host.ConnectionCount, server.Host.Sockets.Count));

        backplane.BeforeListen = () => default;
        using var client = (await TestClient.ConnectAsync(server)).Client;
        await server.Manager().SendAsync("x", 1);
        // The tabs may be told before that the backplane answers again.
        var frame = await client.NextAsync();
        Assert.Equal("x", (frame.Type == "notice" ? await client.NextAsync() : frame).Type);
    }

    [Fact]
    public async Task SubscriptionThatComesLate_IsDisposed()
    {
        var gate = new TaskCompletionSource();
        var backplane = new LateBackplane(gate.Task);
        await using var server = await StartAsync(backplane, options => options.BackplaneTimeout = TimeSpan.FromMilliseconds(50));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TestClient.RefusedAsync(server)).Status);
        gate.SetResult();
        await backplane.Disposed.Task.Within();
    }

    [Fact]
    public async Task Backplane_IsCalledUnderNoLock()
    {
        using var backplane = new HookedBackplane();
        await using var server = await StartAsync(backplane);
        // Another thread gets everything that a lock of the user's would hold up.
        void Probe() => Task.Run(() => _ = (server.Manager().IsConnected, server.Manager().Connections.Count)).Wait(Eventually.Limit);
        backplane.BeforeAppend = Probe;
        backplane.BeforeRead = () => { Probe(); return default; };
        backplane.BeforeListen = () => { Probe(); return default; };
        backplane.BeforeForget = () => { Probe(); return default; };

        using var client = (await TestClient.ConnectAsync(server)).Client;
        await using (var run = await server.Manager().StartRunAsync("agent")) await run.ThinkingAsync("x");
        await server.Host.DisconnectAsync(new UserId("ann"), "out").AsTask().Within();
        Assert.Equal(3, (await client.RestAsync()).Count);
    }

    [Fact]
    public void AppendThatIsNotAnswered_IsUnconfirmedWithinTheTimeout() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options) { Append = (_, _) => new(new TaskCompletionSource<BackplaneAppendResult>().Task) };
        var host = seeded.Host(backplane);
        var begun = seeded.Scheduler.Time.GetTimestamp();
        // Those in line behind it are not kept for a timeout each.
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => host.Manager("ann", "run").SendAsync("x", n).AsTask()));

        Assert.All(results, result => Assert.Equal(DeliveryResult.Unconfirmed, result));
        Assert.InRange(seeded.Scheduler.Time.GetElapsedTime(begun), TimeSpan.Zero, seeded.Options.BackplaneTimeout);
        backplane.Append = (_, append) => append();
        Assert.Equal(DeliveryResult.Buffered, await host.Manager("ann", "run").SendAsync("x", 0));
        await host.Host.DisposeAsync();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AppendWhoseAnswerIsLost_IsOneEvent(bool throws) => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var lost = 0;
        backplane.Append = async (_, append) =>
        {
            var result = await append();
            if (lost++ > 0) return result;
            return throws ? throw new IOException() : await new TaskCompletionSource<BackplaneAppendResult>().Task;
        };
        Assert.Equal(DeliveryResult.Buffered, await host.Manager("ann", "run").SendAsync("x", 1));
        Assert.Equal(DeliveryResult.Buffered, await host.Manager("ann", "run").SendAsync("x", 2));
        Assert.Equal([1, 2], (await backplane.ReadAllAsync(new UserId("ann"))).Entries.Select(entry => entry.Position.Sequence));
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void EndThatIsNotConfirmed_IsSentAgainOnce() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var run = await host.Manager("ann", "run").StartRunAsync("agent");
        backplane.BeforeAppend = () => throw new IOException();
        Assert.Equal(DeliveryResult.Unconfirmed, await run.CompleteAsync("done"));
        Assert.Equal(AgentRunStatus.Completed, run.Status);

        backplane.BeforeAppend = () => { };
        for (var round = 0; round < 2; round++) await host.Host.Keeper.TickAsync();
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], (await LogOf.TypesAsync(backplane)));
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void EndsOfARunAndItsTool_ThatAreNotConfirmed_AreSentAgainOnce() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var run = await host.Manager("ann", "run").StartRunAsync("agent");
        var begun = new TaskCompletionSource();
        var work = new TaskCompletionSource<int>();
        var tool = run.CallToolAsync("search", "x", async (_, _) =>
        {
            begun.SetResult();
            return await work.Task;
        }).AsTask();
        await begun.Task;
        backplane.BeforeAppend = () => throw new IOException();
        Assert.Equal(DeliveryResult.Unconfirmed, await run.CompleteAsync("done"));

        backplane.BeforeAppend = () => { };
        for (var round = 0; round < 2; round++) await host.Host.Keeper.TickAsync();
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted], await LogOf.TypesAsync(backplane));
        work.SetResult(1);
        await tool;
        Assert.Equal(4, (await LogOf.TypesAsync(backplane)).Count);
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void ConnectionBeyondTheLimitOfItsProcess_IsRefusedWithoutACall() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        Assert.NotNull(await seeded.ConnectAsync(host));
        backplane.BeforeCheck = () => throw new InvalidOperationException("The process knows it by itself.");
        Assert.Null(await seeded.ConnectAsync(host));
        backplane.BeforeCheck = () => { };
        await host.Host.DisposeAsync();
    }, new WebSocketManagerOptions { ConnectionsPerUser = 1 });

    [Fact]
    public void DegradedBackplane_IsToldToTheTabsWhichStay() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        var tab = (await seeded.ConnectAsync(host))!;
        await tab.NextAsync();
        backplane.BeforeAppend = () => throw new IOException();
        await host.Manager("ann", "run").SendAsync("x", 1);
        Assert.Equal("""{"code":"degraded"}""", (await tab.NextAsync())!.Payload.GetRawText());
        backplane.BeforeAppend = () => { };
        await host.Manager("ann", "run").SendAsync("x", 2);
        var rest = await tab.NextAsync(2);
        Assert.Contains(rest, frame => frame.Type == "notice" && frame.Payload.GetRawText() == """{"code":"restored"}""");
        Assert.Contains(rest, frame => frame.IsEvent);
        await host.Host.DisposeAsync();
    });

    private static Task<TestServer> StartAsync(IWebSocketBackplane backplane, Action<WebSocketManagerOptions>? configure = null) =>
        TestServer.StartAsync(configure, services => services.AddSingleton(backplane));

    /// <summary>Listens when the gate opens.</summary>
    private sealed class LateBackplane(Task gate) : IWebSocketBackplane, IAsyncDisposable
    {
        private readonly ModelBackplane _inner = new();

        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct) => _inner.AppendAsync(append, ct);

        public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct) => _inner.ReadAsync(user, after, maxBytes, ct);

        public async ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
        {
            await gate;
            return this;
        }

        public ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct) => _inner.ForgetAsync(user, epoch, ct);

        public ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct) => _inner.DisconnectAsync(user, reason, ct);

        public ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct) => _inner.CheckAsync(user, presence, ct);

        public ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct) => _inner.BroadcastAsync(broadcast, ct);

        public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct) => _inner.ListenToBroadcastsAsync(listener, ct);

        public ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct) => _inner.ClaimRunsAsync(user, runs, adopt, ct);

        public ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct) => _inner.FindAbandonedRunsAsync(most, ct);

        public ValueTask DisposeAsync()
        {
            Disposed.TrySetResult();
            return default;
        }
    }
}
