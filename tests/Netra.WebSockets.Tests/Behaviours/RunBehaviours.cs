namespace Netra.WebSockets.Tests;

public sealed class RunBehaviours
{
    [Fact, Behaviour(6)]
    public async Task AllFiveEvents_AreDeliveredToEveryTab()
    {
        await using var server = await TestServer.StartAsync();
        using var one = (await TestClient.ConnectAsync(server)).Client;
        using var two = (await TestClient.ConnectAsync(server)).Client;
        await RunAsync(server);
        foreach (var tab in new[] { one, two })
        {
            Assert.Equal(
                new HashSet<string> { AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted },
                (await tab.NextAsync(5)).Select(frame => frame.Type).ToHashSet());
        }
    }

    [Fact, Behaviour(7)]
    public async Task TheFive_AreInOrder()
    {
        await using var server = await TestServer.StartAsync();
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        for (var n = 0; n < 20; n++) await RunAsync(server, $"run-{n}");
        foreach (var run in (await tab.NextAsync(100)).Chunk(5))
        {
            Assert.Equal(
                [AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentCompleted],
                run.Select(frame => frame.Type));
            Assert.Single(run.Select(frame => frame.Text("run_id")).Distinct());
        }
    }

    [Fact, Behaviour(8)]
    public async Task EveryEvent_HasItsRequiredFields()
    {
        await using var server = await TestServer.StartAsync();
        using var tab = (await TestClient.ConnectAsync(server)).Client;
        await RunAsync(server);
        var frames = await tab.NextAsync(5);
        Assert.All(frames, frame => Assert.Equal(
            ["type", "v", "seq", "epoch", "user_id", "thread_id", "run_id", "agent_name", "timestamp", "payload"],
            frame.Json.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(
            ["", "reasoning,step,progress", "tool_name,tool_call_id,parameters", "tool_name,tool_call_id,result,execution_time_ms,status", "status,result,execution_time_ms"],
            frames.Select(frame => string.Join(',', frame.Payload.EnumerateObject().Select(property => property.Name))));
    }

    [Fact, Behaviour(9)]
    public async Task TypoOfAnEvent_CountsForNothing()
    {
        await using var process = new InProcess(options => options.RequireAllFive = true);
        var run = await process.Manager().StartRunAsync("agent");
        foreach (var typo in new[] { "agent_thinkin", "Agent_Thinking", "agent-thinking", "tool_executed", "agent_complete" }) await process.Manager().SendAsync(typo, 0);
        Assert.Equal(AgentRunStatus.Running, run.Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.CompleteAsync(0).AsTask());
        Assert.Equal(AgentRunStatus.Failed, run.Status);
    }

    private static async Task RunAsync(TestServer server, string name = "run-1")
    {
        await using var run = await server.Manager(run: name).StartRunAsync("agent");
        await run.ThinkingAsync("hm", step: 1, progress: 0.5);
        await run.CallToolAsync("search", "query", (_, _) => ValueTask.FromResult("hit"));
        await run.CompleteAsync("done");
    }
}
