using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Netra.WebSockets.Tests;

/// <summary>Whatever a program does with a run, what its user sees is a run: started (thinking | tool)* completed.</summary>
public sealed partial class RunGrammarProperties
{
    /// <summary>What an agent does next.</summary>
    public enum Step
    {
        Think,
        Tool,
        ThrowingTool,
        CancelledTool,
        ParallelTools,
        ToolLeftRunning,
        ThinkInATool,
        ToolInATool,
        EndInATool,
        Complete,
        CompleteTwice,
        Fail,
        Cancel,
        Dispose,
        HandMadeThought,
        HandMadeTool,
        HandMadeEndOfNoTool,
        HandMadeStart,
        HandMadeEnd,
        Disconnect,
        UnwritableResult,
    }

    [Fact]
    public void AnyProgram_IsSeenAsARun() => Prop
        .ForAll(ArbMap.Default.ArbFor<Step[]>(), program => Check(program).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void AnyTwoProgramsOfOneUser_AreSeenAsTwoRuns() => Prop
        .ForAll(ArbMap.Default.ArbFor<(Step[], Step[])>(), programs => Check(programs.Item1.Where(step => step != Step.Disconnect).ToArray(), programs.Item2.Where(step => step != Step.Disconnect).ToArray()).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static async Task<bool> Check(params Step[][] programs)
    {
        await using var process = new InProcess();
        var seen = new List<Frame>();
        await using var listening = await process.Backplane.ListenAsync(new UserId("ann"), entry => seen.Add(new Frame(System.Text.Encoding.UTF8.GetString(EventJson.Stamp(entry).Span))));
        await Task.WhenAll(programs.Select((program, number) => PlayAsync(process, program, $"run-{number}")));

        Assert.Equal(programs.Length, seen.Select(frame => frame.Text("run_id")).Distinct().Count());
        foreach (var run in seen.GroupBy(frame => frame.Text("run_id"))) Run([.. run]);
        Assert.Equal(0, process.Host.OwnedRuns.Count);
        return true;
    }

    private static void Run(Frame[] frames)
    {
        var types = string.Join(' ', frames.Select(frame => frame.Type));
        Assert.Matches(Grammar(), types);
        var open = new List<string>();
        foreach (var frame in frames)
        {
            if (frame.Type == AgentEvents.ToolExecuting)
            {
                open.Add(frame.Payload.GetProperty("tool_call_id").GetString()!);
            }
            else if (frame.Type == AgentEvents.ToolCompleted)
            {
                Assert.True(open.Remove(frame.Payload.GetProperty("tool_call_id").GetString()!), types);
                Assert.Contains(frame.Payload.GetProperty("status").GetString(), new[] { "completed", "failed", "cancelled" });
            }
        }

        Assert.Empty(open);
        Assert.Contains(frames[^1].Payload.GetProperty("status").GetString(), new[] { "completed", "failed", "cancelled" });
    }

    private static async Task PlayAsync(InProcess process, Step[] program, string name)
    {
        var left = new List<Task>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var manager = process.Manager(run: name);
        await using (var run = await manager.StartRunAsync("agent"))
        {
            foreach (var step in program) await StepAsync(process, manager, run, step, left, gate.Task);
        }

        gate.SetResult();
        foreach (var task in left) await Tolerate(async () => await task);
    }

    private static async Task StepAsync(InProcess process, WebSocketManager manager, AgentRun run, Step step, List<Task> left, Task gate)
    {
        switch (step)
        {
            case Step.Think:
                await run.ThinkingAsync("hm");
                break;
            case Step.Tool:
                await Tolerate(async () => await run.CallToolAsync("t", 1, (args, _) => ValueTask.FromResult(args)));
                break;
            case Step.ThrowingTool:
                await Tolerate(async () => await run.CallToolAsync<int, int>("t", 1, (_, _) => throw new IOException()));
                break;
            case Step.CancelledTool:
                await Tolerate(async () => await run.CallToolAsync<int, int>("t", 1, (_, ct) => throw new OperationCanceledException()));
                break;
            case Step.ParallelTools:
                await Task.WhenAll(Enumerable.Range(0, 3).Select(n => Tolerate(async () => await run.CallToolAsync("t", n, async (args, _) =>
                {
                    await Task.Yield();
                    return args == 1 ? throw new IOException() : args;
                }))));
                break;
            case Step.ToolLeftRunning:
                left.Add(run.CallToolAsync("left", 1, async (args, _) =>
                {
                    await gate;
                    return args;
                }).AsTask());
                break;
            case Step.ThinkInATool:
                await Tolerate(async () => await run.CallToolAsync("t", 1, async (_, _) => await run.ThinkingAsync("within")));
                break;
            case Step.ToolInATool:
                await Tolerate(async () => await run.CallToolAsync("outer", 1, (args, _) => run.CallToolAsync("inner", args, (inner, _) => ValueTask.FromResult(inner))));
                break;
            case Step.EndInATool:
                await Tolerate(async () => await run.CallToolAsync("t", 1, async (_, _) => await run.CompleteAsync("early")));
                break;
            case Step.Complete:
                await run.CompleteAsync("done");
                break;
            case Step.CompleteTwice:
                await Task.WhenAll(run.CompleteAsync(1).AsTask(), Task.Run(async () => await run.CompleteAsync(2)));
                break;
            case Step.Fail:
                await run.FailAsync(new IOException());
                break;
            case Step.Cancel:
                await run.FailAsync(new OperationCanceledException());
                break;
            case Step.Dispose:
                await run.DisposeAsync();
                break;
            case Step.HandMadeThought:
                await manager.SendAsync(AgentEvents.AgentThinking, new Dictionary<string, string> { ["reasoning"] = "by hand" });
                break;
            case Step.HandMadeTool:
                await manager.SendAsync(AgentEvents.ToolExecuting, new Dictionary<string, string> { ["tool_name"] = "h", ["tool_call_id"] = "h1" });
                await manager.SendAsync(AgentEvents.ToolCompleted, new Dictionary<string, string> { ["tool_name"] = "h", ["tool_call_id"] = "h1", ["status"] = "completed" });
                break;
            case Step.HandMadeEndOfNoTool:
                Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.ToolCompleted, new Dictionary<string, string> { ["tool_call_id"] = "never begun" }));
                break;
            case Step.HandMadeStart:
                Assert.Equal(DeliveryResult.Rejected, await manager.SendAsync(AgentEvents.AgentStarted, 0));
                break;
            case Step.HandMadeEnd:
                await manager.SendAsync(AgentEvents.AgentCompleted, new Dictionary<string, string> { ["status"] = "completed" });
                break;
            case Step.Disconnect:
                await process.Host.DisconnectAsync(run.Context.User, "out");
                break;
            case Step.UnwritableResult:
                await Tolerate(async () => await run.CompleteAsync(new Unwritable()));
                break;
        }
    }

    /// <summary>A tool in a run that has ended is refused, and a tool's own exception comes through: neither is this property's matter.</summary>
    private static async Task Tolerate(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException or System.Text.Json.JsonException or NotSupportedException)
        {
        }
    }

    [GeneratedRegex("^agent_started( agent_thinking| tool_executing| tool_completed)* agent_completed$")]
    private static partial Regex Grammar();

    private sealed class Unwritable
    {
        public Unwritable Self => this;
    }
}
