namespace Netra.WebSockets.Tests;

/// <summary>A run has one beginning and one end, on any number of processes, whichever of them are gone.</summary>
public sealed class RunOwnershipTests
{
    [Fact]
    public void RunOfAProcessThatIsGone_IsEndedOnceByAnother() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (gone, one, two) = (seeded.Host(backplane), seeded.Host(backplane), seeded.Host(backplane));
        var tab = (await seeded.ConnectAsync(one))!;
        await tab.NextAsync();
        var run = await gone.Manager("ann", "run").StartRunAsync("agent");
        var tool = run.CallToolAsync("search", 1, async (args, ct) => { await new TaskCompletionSource().Task; return args; });
        seeded.Scheduler.Time.Advance(seeded.Options.RunLease);
        await Task.WhenAll(one.Host.Keeper.TickAsync(), two.Host.Keeper.TickAsync());

        var frames = await tab.NextAsync(4);
        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted], frames.Select(frame => frame.Type));
        Assert.All(frames[2..], frame => Assert.Equal("cancelled", frame.Payload.GetProperty("status").GetString()));
        Assert.All(frames, frame => Assert.Equal(("ann", "thread-1", "run", "agent"), (frame.Text("user_id"), frame.Text("thread_id"), frame.Text("run_id"), frame.Text("agent_name"))));
        Assert.Equal(frames[1].Payload.GetProperty("tool_call_id").GetString(), frames[2].Payload.GetProperty("tool_call_id").GetString());
        Assert.Equal(seeded.Options.RunLease.TotalMilliseconds, frames[3].Payload.GetProperty("execution_time_ms").GetDouble());

        // The process was only asleep: its run has ended, and its agent is told.
        Assert.Equal(DeliveryResult.Rejected, await run.ThinkingAsync("still here"));
        Assert.Equal((AgentRunStatus.Cancelled, true), (run.Status, run.Aborted.IsCancellationRequested || await AbortedAsync(run)));
        Assert.Equal(4, (await LogOf.TypesAsync(backplane)).Count);
        foreach (var host in new[] { gone, one, two }) await host.Host.DisposeAsync();
    });

    [Fact]
    public void ProcessThatWasAsleep_KeepsItsRunIfNobodyHasClaimedIt() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (sleeper, other) = (seeded.Host(backplane), seeded.Host(backplane));
        var run = await sleeper.Manager("ann", "run").StartRunAsync("agent");
        seeded.Scheduler.Time.Advance(2 * seeded.Options.RunLease);
        await sleeper.Host.Keeper.TickAsync();
        await other.Host.Keeper.TickAsync();
        Assert.NotEqual(DeliveryResult.Rejected, await run.CompleteAsync("done"));

        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], await LogOf.TypesAsync(backplane));
        foreach (var host in new[] { sleeper, other }) await host.Host.DisposeAsync();
    });

    [Fact]
    public void RunThatIsRenewed_IsNotEndedByAnother() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var (one, two) = (seeded.Host(backplane), seeded.Host(backplane));
        await using var run = await one.Manager("ann", "run").StartRunAsync("agent");
        for (var round = 0; round < 10; round++)
        {
            seeded.Scheduler.Time.Advance(seeded.Options.RunLease / 3);
            await two.Host.Keeper.TickAsync();
            await one.Host.Keeper.TickAsync();
        }

        Assert.Equal(AgentRunStatus.Running, run.Status);
        Assert.Equal([AgentEvents.AgentStarted], await LogOf.TypesAsync(backplane));
        foreach (var host in new[] { one, two }) await host.Host.DisposeAsync();
    });

    [Fact]
    public void OneRun_StartsOnOneOfTwoProcesses() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var hosts = new[] { seeded.Host(backplane), seeded.Host(backplane) };
        await using var run = await hosts[0].Manager("ann", "run").StartRunAsync("agent");
        await Assert.ThrowsAsync<InvalidOperationException>(() => hosts[1].Manager("ann", "run").StartRunAsync("agent").AsTask());
        Assert.Equal(0, hosts[1].Host.OwnedRuns.Count);
        await run.CompleteAsync("done");
        await Assert.ThrowsAsync<InvalidOperationException>(() => hosts[1].Manager("ann", "run").StartRunAsync("agent").AsTask());

        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], await LogOf.TypesAsync(backplane));
        foreach (var host in hosts) await host.Host.DisposeAsync();
    });

    [Fact]
    public void StartThatIsNotConfirmedButAppended_HasAnEnd() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        backplane.Append = async (_, append) =>
        {
            await append();
            throw new IOException();
        };
        await Assert.ThrowsAsync<BackplaneUnavailableException>(() => host.Manager("ann", "run").StartRunAsync("agent").AsTask());
        backplane.Append = (_, append) => append();
        await host.Host.Keeper.TickAsync();

        Assert.Equal([AgentEvents.AgentStarted, AgentEvents.AgentCompleted], await LogOf.TypesAsync(backplane));
        await host.Host.DisposeAsync();
    });

    [Fact]
    public void RunByHandWhoseUserIsForgotten_HasAnEnd() => Seeded.Run(async seeded =>
    {
        using var backplane = new HookedBackplane(seeded.Scheduler.Time, seeded.Options);
        var host = seeded.Host(backplane);
        await host.Manager("ann", "run").SendAsync(AgentEvents.AgentStarted, 0);
        seeded.Scheduler.Time.Advance(seeded.Options.ReplayWindow);
        host.Host.Sweep();
        Assert.Equal(0, host.Host.StreamCount);
        await host.Host.Keeper.TickAsync();

        Assert.Equal([AgentEvents.AgentCompleted], await LogOf.TypesAsync(backplane));
        await host.Host.DisposeAsync();
    });

    private static async Task<bool> AbortedAsync(AgentRun run)
    {
        for (var n = 0; n < 100 && !run.Aborted.IsCancellationRequested; n++) await Task.Yield();
        return run.Aborted.IsCancellationRequested;
    }
}
