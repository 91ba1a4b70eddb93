using System.Text.Json;

namespace Netra.WebSockets.Tests;

public sealed class AgentRunTests
{
    [Fact]
    public async Task WholeRun_SendsTheFiveEventsInOrderWithTheirFields()
    {
        await using var process = new InProcess();
        await using (var run = await process.Manager().StartRunAsync("triage"))
        {
            await run.ThinkingAsync("hm", step: 2, progress: 0.5);
            process.Time.Advance(TimeSpan.FromMilliseconds(7));
            var found = await run.CallToolAsync("search", new { Query = "x" }, (args, _) =>
            {
                process.Time.Advance(TimeSpan.FromMilliseconds(5));
                return ValueTask.FromResult(args.Query + "!");
            });
            Assert.Equal("x!", found);
            Assert.Equal(DeliveryResult.Buffered, await run.CompleteAsync(new { Answer = 42 }));
            Assert.Equal(AgentRunStatus.Completed, run.Status);
        }

        var events = await process.EventsOf();
        Assert.Equal(
            [AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted],
            events.Select(frame => frame.Type));
        Assert.Equal([1, 2, 3, 4, 5], events.Select(frame => frame.Seq));
        Assert.All(events, frame => Assert.Equal(("ann", "thread-1", "run-1", "triage"), (frame.Text("user_id"), frame.Text("thread_id"), frame.Text("run_id"), frame.Text("agent_name"))));

        Assert.Equal("{}", events[0].Payload.GetRawText());
        Assert.Equal("""{"reasoning":"hm","step":2,"progress":0.5}""", events[1].Payload.GetRawText());
        var call = events[2].Payload.GetProperty("tool_call_id").GetString();
        Assert.Equal($$$"""{"tool_name":"search","tool_call_id":"{{{call}}}","parameters":{"query":"x"}}""", events[2].Payload.GetRawText());
        Assert.Equal($$"""{"tool_name":"search","tool_call_id":"{{call}}","result":"x!","execution_time_ms":5,"status":"completed"}""", events[3].Payload.GetRawText());
        Assert.Equal("""{"status":"completed","result":{"answer":42},"execution_time_ms":12}""", events[4].Payload.GetRawText());
    }

    [Fact]
    public async Task RunWithoutTool_SendsNoInventedToolEvents()
    {
        await using var process = new InProcess();
        await using (var run = await process.Manager().StartRunAsync("triage")) await run.CompleteAsync("done");

        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task DisposedRun_EndsOnceAsCancelled()
    {
        await using var process = new InProcess();
        var run = await process.Manager().StartRunAsync("triage");
        await run.DisposeAsync();
        await run.DisposeAsync();

        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
        Assert.Equal("agent_started agent_completed", await process.TypesOf());
        Assert.Equal("cancelled", Status((await process.EventsOf())[^1]));
    }

    [Fact]
    public async Task SecondEnd_IsRejected()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");

        Assert.Equal(DeliveryResult.Buffered, await run.CompleteAsync(1));
        Assert.Equal(DeliveryResult.Rejected, await run.CompleteAsync(2));
        Assert.Equal(DeliveryResult.Rejected, await run.FailAsync(new InvalidOperationException()));
        Assert.Equal(AgentRunStatus.Completed, run.Status);
        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task ManyThreadsEndingOneRun_SendOneEnd()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => n % 2 == 0 ? run.CompleteAsync(n).AsTask() : run.FailAsync(new InvalidOperationException()).AsTask())));

        Assert.Single(results, result => result != DeliveryResult.Rejected);
        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task FailedRun_TellsNothingOfTheException()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        await run.FailAsync(new InvalidOperationException("password=hunter2"));

        var end = (await process.EventsOf())[^1];
        Assert.Equal(AgentRunStatus.Failed, run.Status);
        Assert.Equal("failed", Status(end));
        Assert.Equal(JsonValueKind.Null, end.Payload.GetProperty("result").ValueKind);
        Assert.Equal(32, end.Payload.GetProperty("error").GetProperty("correlation_id").GetString()!.Length);
        Assert.DoesNotContain("hunter2", end.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailureByCancellation_IsACancelledRun()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        await run.FailAsync(new OperationCanceledException());

        Assert.Equal(AgentRunStatus.Cancelled, run.Status);
    }

    [Fact]
    public async Task ThrowingTool_IsCompletedAsFailedAndItsExceptionComesThrough()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        var thrown = new InvalidOperationException("secret");

        var caught = await Assert.ThrowsAsync<InvalidOperationException>(() => run.CallToolAsync<int, int>("t", 1, (_, _) => throw thrown).AsTask());

        Assert.Same(thrown, caught);
        var end = (await process.EventsOf())[^1];
        Assert.Equal((AgentEvents.ToolCompleted, "failed"), (end.Type, Status(end)));
        Assert.DoesNotContain("secret", end.Raw, StringComparison.Ordinal);
        Assert.Equal(AgentRunStatus.Running, run.Status);
    }

    [Fact]
    public async Task CancelledTool_IsCompletedAsCancelled()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        using var cancel = new CancellationTokenSource();

        var tool = run.CallToolAsync<int, int>("t", 1, async (_, ct) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return 0;
        }, cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tool.Within());
        Assert.Equal("cancelled", Status((await process.EventsOf())[^1]));
    }

    [Fact]
    public async Task ToolInAnEndedRun_IsNotCalled()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        await run.CompleteAsync(0);
        var called = false;

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.CallToolAsync("t", 1, (_, _) => ValueTask.FromResult(called = true)).AsTask());

        Assert.False(called);
        Assert.Equal(DeliveryResult.Rejected, await run.ThinkingAsync("late"));
        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task RunThatEndsWhileToolsExecute_EndsTheToolsFirst()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        var go = new TaskCompletionSource<int>();
        var first = run.CallToolAsync("a", 1, (_, _) => new ValueTask<int>(go.Task));
        var second = run.CallToolAsync("b", 2, (_, _) => new ValueTask<int>(go.Task));

        await run.CompleteAsync("early");
        go.SetResult(7);

        Assert.Equal((7, 7), (await first, await second));
        Assert.Equal("agent_started tool_executing tool_executing tool_completed tool_completed agent_completed", await process.TypesOf());
        var ends = (await process.EventsOf()).Where(frame => frame.Type == AgentEvents.ToolCompleted);
        Assert.All(ends, end => Assert.Equal("cancelled", Status(end)));
    }

    [Fact]
    public async Task ParallelTools_EachEndOnceAfterTheirBeginning()
    {
        await using var process = new InProcess(options => options.ReplayBytesPerUser = 1024 * 1024);
        await using (var run = await process.Manager().StartRunAsync("triage"))
        {
            var calls = Enumerable.Range(0, 50).Select(n => Task.Run(async () =>
            {
                try
                {
                    await run.CallToolAsync($"tool-{n}", n, async (args, _) =>
                    {
                        await Task.Yield();
                        return args % 3 == 0 ? throw new InvalidOperationException() : args;
                    });
                }
                catch (InvalidOperationException)
                {
                }
            }));
            await Task.WhenAll(calls);
            await run.CompleteAsync(0);
        }

        var events = await process.EventsOf();
        Assert.Equal(102, events.Count);
        var open = new HashSet<string>();
        foreach (var frame in events.Where(frame => frame.Type is AgentEvents.ToolExecuting or AgentEvents.ToolCompleted))
        {
            var call = frame.Payload.GetProperty("tool_call_id").GetString()!;
            Assert.True(frame.Type == AgentEvents.ToolExecuting ? open.Add(call) : open.Remove(call));
        }

        Assert.Empty(open);
    }

    [Fact]
    public async Task ToolOfUnwritableResult_IsCompletedAsFailed()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");

        await Assert.ThrowsAsync<NotSupportedException>(() => run.CallToolAsync("t", 1, (_, _) => ValueTask.FromResult<Type>(typeof(int))).AsTask());

        Assert.Equal("failed", Status((await process.EventsOf())[^1]));
    }

    [Fact]
    public async Task ToolOfLargeArgumentsAndResult_GetsThemAndTheEventsLeaveThemOut()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        var large = new string('x', 70_000);

        Assert.Equal(large, await run.CallToolAsync("t", large, (args, _) => ValueTask.FromResult(args)));

        var events = await process.EventsOf();
        Assert.Equal("too_large", events[1].Payload.GetProperty("omitted").GetString());
        Assert.Equal("too_large", events[2].Payload.GetProperty("omitted").GetString());
        Assert.Equal("completed", Status(events[2]));
    }

    [Fact]
    public async Task UnwritableResult_FailsTheRun()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");

        await Assert.ThrowsAsync<NotSupportedException>(() => run.CompleteAsync(typeof(int)).AsTask());

        Assert.Equal(AgentRunStatus.Failed, run.Status);
        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task ResultTooLarge_FailsTheRun()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.CompleteAsync(new string('x', 70_000)).AsTask());

        Assert.Equal(AgentRunStatus.Failed, run.Status);
    }

    [Fact]
    public async Task SameRunStartedTwice_IsRefusedWhileOpenAndAfterwards()
    {
        await using var process = new InProcess();
        var run = await process.Manager().StartRunAsync("triage");
        await Assert.ThrowsAsync<InvalidOperationException>(() => process.Manager().StartRunAsync("triage").AsTask());
        await run.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => process.Manager().StartRunAsync("triage").AsTask());

        Assert.Equal("agent_started agent_completed", await process.TypesOf());
    }

    [Fact]
    public async Task OneRunIdOfTwoUsers_IsTwoRuns()
    {
        await using var process = new InProcess();
        await using var ann = await process.Manager("ann").StartRunAsync("triage");
        await using var bob = await process.Manager("bob").StartRunAsync("triage");
        await ann.CompleteAsync(0);

        Assert.Equal(AgentRunStatus.Running, bob.Status);
    }

    [Fact]
    public async Task TooManyOpenRuns_AreRefusedUntilOneEnds()
    {
        await using var process = new InProcess(options => options.RunsPerUser = 1);
        var first = await process.Manager(run: "one").StartRunAsync("triage");
        await Assert.ThrowsAsync<InvalidOperationException>(() => process.Manager(run: "two").StartRunAsync("triage").AsTask());
        await first.DisposeAsync();
        await using var second = await process.Manager(run: "two").StartRunAsync("triage");
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, -0.1)]
    [InlineData(null, 1.1)]
    [InlineData(null, double.NaN)]
    public async Task ThoughtOutOfRange_IsRefused(int? step, double? progress)
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => run.ThinkingAsync("x", step, progress).AsTask());
    }

    [Fact]
    public async Task CancelledBefore_SendsNothing()
    {
        await using var process = new InProcess();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.Manager().StartRunAsync("triage", cancelled).AsTask());
        Assert.Empty(await process.EventsOf());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task IncompleteRunWhereAllFiveAreRequired_EndsAsFailed(bool think, bool callTool)
    {
        await using var process = new InProcess(options => options.RequireAllFive = true);
        await using var run = await process.Manager().StartRunAsync("triage");
        if (think) await run.ThinkingAsync("hm");
        if (callTool) await run.CallToolAsync("t", 1, (args, _) => ValueTask.FromResult(args));

        await Assert.ThrowsAsync<InvalidOperationException>(() => run.CompleteAsync(0).AsTask());
        Assert.Equal(AgentRunStatus.Failed, run.Status);
    }

    [Fact]
    public async Task WholeRunWhereAllFiveAreRequired_Completes()
    {
        await using var process = new InProcess(options => options.RequireAllFive = true);
        await using var run = await process.Manager().StartRunAsync("triage");
        await run.ThinkingAsync("hm");
        await run.CallToolAsync("t", 1, (args, _) => ValueTask.FromResult(args));
        await run.CompleteAsync(0);
        Assert.Equal(AgentRunStatus.Completed, run.Status);
    }

    private static string? Status(Frame frame) => frame.Payload.GetProperty("status").GetString();
}
