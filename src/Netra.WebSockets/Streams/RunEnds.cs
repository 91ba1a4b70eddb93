namespace Netra.WebSockets;

/// <summary>Composes the events that end a run: first the end of every tool that still executes, then <c>agent_completed</c>.</summary>
/// <param name="time">The clock.</param>
internal sealed class RunEnds(TimeProvider time)
{
    /// <summary>The end of a run of this process.</summary>
    public List<OwedEvent> Of(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        List<OwedEvent> events = [];
        foreach (var (call, startedAt) in state.OpenTools)
        {
            using var payload = RunPayloads.Executed(call, AgentRunStatus.Cancelled, RunPayloads.Null, time.GetElapsedTime(startedAt));
            events.Add(Compose(AgentEvents.ToolCompleted, BackplaneRunStep.Continues, state.Context, state.Run, state, payload.Memory));
        }

        using var end = RunPayloads.Completed(status, result, time.GetElapsedTime(state.StartedAt), correlationId);
        events.Add(Compose(AgentEvents.AgentCompleted, BackplaneRunStep.Ends, state.Context, state.Run, state, end.Memory));
        return events;
    }

    /// <summary>The end of a run whose process is gone.</summary>
    /// <param name="context">The run, for its user.</param>
    /// <param name="run">The run as the log knows it.</param>
    /// <param name="tools">The calls that have no end in the log.</param>
    /// <param name="begun">When the run began; null where the log no longer has its beginning.</param>
    public List<OwedEvent> OfAbandoned(UserExecutionContext context, BackplaneRun run, IEnumerable<ToolCall> tools, DateTimeOffset? begun)
    {
        List<OwedEvent> events = [];
        foreach (var call in tools)
        {
            using var payload = RunPayloads.Executed(call, AgentRunStatus.Cancelled, RunPayloads.Null, TimeSpan.Zero);
            events.Add(Compose(AgentEvents.ToolCompleted, BackplaneRunStep.Continues, context, run, state: null, payload.Memory));
        }

        var now = time.GetUtcNow();
        using var end = RunPayloads.Completed(AgentRunStatus.Cancelled, RunPayloads.Null, now - (begun ?? now), correlationId: null);
        events.Add(Compose(AgentEvents.AgentCompleted, BackplaneRunStep.Ends, context, run, state: null, end.Memory));
        return events;
    }

    private OwedEvent Compose(string type, BackplaneRunStep step, UserExecutionContext context, BackplaneRun run, RunState? state, ReadOnlyMemory<byte> payload)
    {
        using var body = EventJson.Compose(type, context, run.AgentName, time.GetUtcNow(), payload);
        return new OwedEvent(type, body.Memory.ToArray(), step, run, state);
    }
}
