using Netra.Backend.Agents;
using Netra.Backend.Routes;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Tests;

/// <summary>The agents that send their events by hand, each by another verb. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class AgentsTests(JoinedUser joined) : IClassFixture<JoinedUser>
{
    private static readonly string[] s_run = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    [Fact]
    public async Task Data_IsAveraged()
    {
        var agent = new DataAgent(await ManagerAsync());
        Assert.Equal(2, await agent.RunAsync([1, 2, 3]));
        Assert.Equal(DeliveryResult.Sent, await agent.RefuseAsync("done already"));
        Assert.Equal([.. s_run, "agent_error"], await joined.User.ReceiveTypesAsync(6));
        Assert.All(s_run, type => Assert.True(DataAgent.Announces(type)));
        Assert.Equal(["info", "trace", "debug", "debug", "info"], s_run.Select(DataAgent.Level));
        Assert.Equal("error", DataAgent.Level("agent_error"));
    }

    [Fact]
    public async Task CheapestOffer_IsFound()
    {
        var offers = new Dictionary<string, decimal> { ["a"] = 3, ["b"] = 2 };
        Assert.Equal("b", await new OptimizationAgent(await joined.JoinAnotherAsync()).CheapestAsync(offers));
        Assert.Equal(s_run, await joined.User.ReceiveTypesAsync(5));
        Assert.Null(await new OptimizationAgent(await joined.JoinAnotherAsync()).CheapestAsync(new Dictionary<string, decimal>()));
        Assert.Equal(["agent_started", "agent_error", "agent_completed"], await joined.User.ReceiveTypesAsync(3));
        Assert.Equal([1, 2, 3, 1, 1, 10], s_run.Append("agent_execution").Select(OptimizationAgent.Cost));
        Assert.Equal([true, true, true, false, false, true], s_run.Append("tool_execution").Select(OptimizationAgent.IsBillable));
    }

    [Fact]
    public async Task Report_IsWritten()
    {
        Assert.Equal("a; b", await ReportingAgent.WriteAsync(await ManagerAsync(), ["a", "b"]));
        Assert.Equal(["agent_started", "agent_thinking", .. s_run[1..]], await joined.User.ReceiveTypesAsync(6));
        Assert.Equal("1 thoughts, 1 tools, done", ReportingAgent.Line(s_run));
        Assert.Equal("never began", ReportingAgent.Line([]));
        Assert.Equal("0 thoughts, 0 tools, failed", ReportingAgent.Line(["agent_started", "agent_error"]));
        Assert.Equal(["Agents", "Tools", "Progress"], new[] { "agent_execution", "tool_execution", "agent_thinking" }.Select(ReportingAgent.Heading));
    }

    [Fact]
    public async Task Actions_StopAtTheFirstThatFails()
    {
        Assert.Equal(1, await new ActionsAgent(await ManagerAsync()).RunAsync([() => true, () => false, () => true]));
        Assert.Equal(
            [.. s_run[..4], .. s_run[1..4], "agent_error", "agent_completed"],
            await joined.User.ReceiveTypesAsync(9));
        Assert.Equal([5, 30, 120, 10, 0, 300], s_run.Append("agent_execution").Select(type => ActionsAgent.Timeout(type).TotalSeconds));
        Assert.Equal([true, true, true, true, false], new[] { "agent_completed", "agent_error", "agent_stopped", "agent_failed", "agent_started" }.Select(ActionsAgent.IsEnd));
    }

    [Fact]
    public async Task Goals_AreSorted()
    {
        Assert.Equal("performance", await new GoalsTriageAgent(await ManagerAsync()).TriageAsync("Why so slow?"));
        Assert.Equal(s_run, await joined.User.ReceiveTypesAsync(5));
        Assert.Equal(["blue", "grey", "yellow", "white", "green"], s_run.Select(GoalsTriageAgent.Colour));
        Assert.Equal("red black", $"{GoalsTriageAgent.Colour("agent_failed")} {GoalsTriageAgent.Colour("agent_stopped")}");
        Assert.Equal(["tool_executing", "tool_executing", "agent_started"], new[] { "tool_started", "tool_execution", "agent_execution" }.Select(GoalsTriageAgent.FromLog));
    }

    [Fact]
    public async Task Text_IsSummarized()
    {
        Assert.Equal("One", await SummaryAgent.SummarizeAsync(await joined.JoinAnotherAsync(), "One. Two."));
        Assert.Equal(["agent_started", "agent_thinking", "agent_completed"], await joined.User.ReceiveTypesAsync(3));
        Assert.Equal([true, true, false, false, true], s_run.Select(SummaryAgent.IsShown));
        Assert.Equal("start think call return end run", SummaryAgent.Abstract([.. s_run, "agent_execution"]));
    }

    [Fact]
    public async Task Answer_IsValidated()
    {
        var rules = new Dictionary<string, Func<string, bool>> { ["short"] = text => text.Length < 3, ["polite"] = text => text.Contains("please") };
        Assert.Equal(["polite"], await new ValidationAgent(await ManagerAsync()).ValidateAsync("no", rules));
        Assert.Equal(["agent_started", .. s_run[2..4], .. s_run[2..4], "agent_thinking", "agent_completed"], await joined.User.ReceiveTypesAsync(7));
        Assert.All(s_run.Zip(s_run[1..]), pair => Assert.True(ValidationAgent.MayFollow(pair.First, pair.Second)));
        Assert.False(ValidationAgent.MayFollow("agent_completed", "agent_error"));
        Assert.True(ValidationAgent.IsOperation("tool_execution"));
    }

    [Fact]
    public async Task Research_CanBeStopped()
    {
        Assert.Equal(["a from stock"], await new SupplyResearcherAgent(await ManagerAsync()).ResearchAsync(["a"], default));
        Assert.Equal(["agent_started", "tool_executing", "tool_completed", "agent_completed"], await joined.User.ReceiveTypesAsync(4));
        Assert.Empty(await new SupplyResearcherAgent(await ManagerAsync()).ResearchAsync(["a"], new CancellationToken(true)));
        Assert.Equal(["agent_started", "agent_stopped", "agent_completed"], await joined.User.ReceiveTypesAsync(3));
        Assert.Equal([1, 4, 2, 0, 8], s_run.Select(SupplyResearcherAgent.Lines));
    }

    [Fact]
    public async Task Demo_PlaysItsRecordings_WithTheNamesOfToday()
    {
        Assert.Equal(s_run, DemoScenarios.Play("tool"));
        Assert.All(DemoScenarios.Names, name => Assert.StartsWith("agent_started", DemoScenarios.Play(name)[0], StringComparison.Ordinal));
        var played = await joined.User.GetAsync("/demo/early recording");
        Assert.Equal(["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"], played.EnumerateArray().Select(type => type.GetString()));
    }

    private async Task<UnifiedWebSocketManager> ManagerAsync() => new UnifiedWebSocketManager(await joined.JoinAnotherAsync());
}
