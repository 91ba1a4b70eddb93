using Netra.Backend.Core;
using Netra.Backend.Services.Websocket;
using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Tests;

/// <summary>The five names, and those beside them, in all the places that write them out. Green before and after.</summary>
[Trait("Migration", "kept")]
public sealed class EventNamesTests
{
    private static readonly string[] s_run = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    [Theory]
    [InlineData("agent_started", MessageType.AgentStarted, "running", "restart", "started", 0, true, true, "began")]
    [InlineData("agent_thinking", MessageType.AgentThinking, "running", "restart", "thinking", 2, false, false, "thought")]
    [InlineData("tool_executing", MessageType.ToolExecuting, "running", "retry_tool", "working", 1, true, false, "called")]
    [InlineData("tool_completed", MessageType.ToolCompleted, "running", "resume", "thinking", 1, true, false, "returned")]
    [InlineData("agent_completed", MessageType.AgentCompleted, "done", "nothing", "done", 0, true, true, "ended")]
    public void EachOfTheFive_MeansTheSameEverywhere(
        string name, MessageType type, string outcome, string strategy, string state, int priority, bool limited, bool emergency, string line)
    {
        Assert.Equal(type, MessageTypes.Parse(name));
        Assert.Equal(name, MessageTypes.NameOf(type));
        Assert.Equal(outcome, AgentHandler.Outcome(name));
        Assert.Equal(strategy, Recovery.StrategyFor(name));
        Assert.Equal(state, StateSynchronizer.RunState(name));
        Assert.Equal(priority, MessageBuffer.Priority(name));
        Assert.Equal(priority, ServiceMessageQueue.Rank(name));
        Assert.Equal(limited, GracefulDegradationManager.MaySend(name, DegradationLevel.Limited));
        Assert.Equal(emergency, GracefulDegradationManager.MaySend(name, DegradationLevel.Emergency));
        Assert.Equal(name != "agent_completed", ReconnectionState.IsWorthIt(name));
        Assert.Equal([line], QualityReportHandler.Lines([name]));
        Assert.Equal(name is "agent_thinking" or "agent_completed", QualityAlertHandler.IsRelevant(name));
        Assert.NotEmpty(TransparentWebsocketEvents.Explain(name));
        Assert.True(Utils.IsAgentEvent(name));
        Assert.True(EnhancedRateLimiter.IsExempt(name));
        Assert.False(Broadcast.MayBroadcast(name));
        Assert.False(ProtocolValidator.MayClientSend(name));
        Assert.NotEmpty(EventValidator.MissingFields(name, new Dictionary<string, object?>()));
    }

    [Theory]
    [InlineData("tool_started", "tool_executing")]
    [InlineData("tool_execution", "tool_executing")]
    [InlineData("agent_execution", "agent_started")]
    [InlineData("agent_error", null)]
    public void NearMisses_AreTakenForWhatTheyWere_AndNothingElse(string name, string? meant)
    {
        Assert.Equal(meant, EventValidator.Suggest(name));
        Assert.False(Utils.IsAgentEvent(name));
        Assert.True(Broadcast.MayBroadcast(name));
        Assert.Equal(name == "agent_execution", AgentHandler.Handles(name));
    }

    [Theory]
    [InlineData("agent_failed", "failed", "report")]
    [InlineData("agent_error", "failed", "report")]
    [InlineData("agent_stopped", "stopped", "reconnect")]
    public void OtherEvents_AreLegitimate(string name, string outcome, string strategy)
    {
        Assert.Equal(outcome, AgentHandler.Outcome(name));
        Assert.Equal(strategy, Recovery.StrategyFor(name));
        Assert.Equal(MessageType.AgentError, MessageTypes.Parse("agent_error"));
        Assert.NotEmpty(TransparentWebsocketEvents.Explain(name));
        Assert.Equal(name == "agent_error", ReconnectionState.IsWorthIt(name));
    }

    [Fact]
    public void ARunInOrder_IsValid_AndEveryOtherIsNot()
    {
        Assert.Null(EventValidationFramework.FirstProblem(s_run));
        Assert.Equal("does not begin with agent_started", EventValidationFramework.FirstProblem(s_run[1..]));
        Assert.Equal("does not end with agent_completed", EventValidationFramework.FirstProblem(s_run[..^1]));
        Assert.Equal("a tool does not end", EventValidationFramework.FirstProblem(["agent_started", "tool_executing", "agent_completed"]));
        Assert.Equal("a tool ends before it begins", EventValidationFramework.FirstProblem(["agent_started", "tool_completed", "agent_completed"]));
        Assert.Equal("'tool_started' is no event of a run", EventValidationFramework.FirstProblem(["agent_started", "tool_started", "agent_completed"]));
    }

    [Fact]
    public void Tracker_Monitor_AndQuality_SeeWhatIsMissing()
    {
        var run = Names.New("run");
        foreach (var type in s_run[..3])
            EventDeliveryTracker.Instance.Sent(run, type);
        Assert.Equal(s_run[3..], EventDeliveryTracker.Instance.Missing(run));

        var monitor = new EventMonitor();
        foreach (var type in new[] { "agent_started", "tool_executing", "tool_started" })
            monitor.Saw(type);
        Assert.Equal(["a run has not ended", "a tool has not ended", "nobody thinks", "somebody sends tool_started"], monitor.Anomalies());

        Assert.True(QualityValidationHandler.IsRatable(s_run));
        Assert.False(QualityValidationHandler.IsRatable(s_run[..4]));
        Assert.Equal("tool_completed", StartupValidation.FirstMissingEvent(s_run.Except(["tool_completed"]).ToHashSet()));
        Assert.True(BatchMessageHandler.IsUrgent("agent_error"));
        Assert.Equal(0, ServiceMessageQueue.Rank("agent_failed"));
    }
}
