using System.Diagnostics.CodeAnalysis;

namespace Netra.WebSockets;

/// <summary>
/// The grammar of a user's runs: started (thinking | tool)* completed, each tool's end after its own beginning.
/// Not thread-safe; called under the lock of the user's stream, so that order here is order on the wire.
/// </summary>
internal sealed class RunLedger(WebSocketHost host)
{
    private readonly Dictionary<RunId, RunState> _open = [];
    private readonly EndedRuns _ended = new();

    public int OwnedCount { get; private set; }

    public bool TryGetOpen(RunId run, [MaybeNullWhen(false)] out RunState state) => _open.TryGetValue(run, out state);

    public RunState[] Open() => [.. _open.Values];

    /// <returns>Null, or why the run cannot start.</returns>
    public string? Start(RunState state)
    {
        var run = state.Context.Run;
        if (_open.ContainsKey(run)) return Rejection.AlreadyStarted;
        if (_ended.Contains(run)) return Rejection.AlreadyEnded;
        if (_open.Count >= host.Options.RunsPerUser) return Rejection.TooManyRuns;
        _open.Add(run, state);
        host.Meter.RunStarted();
        if (state.IsOwned)
        {
            OwnedCount++;
            host.OwnedRuns.Enter();
        }

        return null;
    }

    /// <summary>The step of its run that an event is.</summary>
    public static BackplaneRunStep StepOf(string type) => type switch
    {
        AgentEvents.AgentStarted => BackplaneRunStep.Starts,
        AgentEvents.AgentThinking or AgentEvents.ToolExecuting or AgentEvents.ToolCompleted => BackplaneRunStep.Continues,
        AgentEvents.AgentCompleted => BackplaneRunStep.Ends,
        _ => BackplaneRunStep.None,
    };

    /// <summary>Takes an event that is sent by hand; other events than a run's change nothing.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="context">The run.</param>
    /// <param name="call">The call that a tool's event is about.</param>
    /// <param name="state">The run if it is open; set to that which the event starts.</param>
    /// <returns>Null, or why the grammar refuses it.</returns>
    public string? Advance(string type, UserExecutionContext context, ToolCall call, ref RunState? state)
    {
        switch (type)
        {
            case AgentEvents.AgentStarted:
                state = new RunState(context, agentName: null, host.Time.GetTimestamp());
                return host.RefusalOfRuns ?? Start(state);
            case AgentEvents.AgentThinking:
                return Think(context.Run);
            case AgentEvents.ToolExecuting:
                return BeginTool(context.Run, call, host.Time.GetTimestamp());
            case AgentEvents.ToolCompleted:
                return EndTool(context.Run, call);
            case AgentEvents.AgentCompleted:
                return EndByHand(context.Run, host.Options.RequireAllFive);
            default:
                return null;
        }
    }

    /// <returns>Null, or why the agent cannot think.</returns>
    public string? Think(RunId run)
    {
        if (!_open.TryGetValue(run, out var state)) return NotOpen(run);
        state.HasThought = true;
        return null;
    }

    /// <returns>Null, or why the tool cannot begin.</returns>
    public string? BeginTool(RunId run, ToolCall call, long now)
    {
        if (!_open.TryGetValue(run, out var state)) return NotOpen(run);
        if (call.Tool.Length > Identifier.MaxLength || call.Id.Length > Identifier.MaxLength) return Rejection.ToolNameTooLong;
        state.OpenTools.Add((call, now));
        state.HasUsedTool = true;
        return null;
    }

    /// <returns>Null, or why the tool cannot end.</returns>
    public string? EndTool(RunId run, ToolCall call)
    {
        if (!_open.TryGetValue(run, out var state)) return NotOpen(run);
        var index = state.OpenTools.FindIndex(open => open.Call.Key == call.Key);
        if (index < 0) return Rejection.ToolNotExecuting;
        state.OpenTools.RemoveAt(index);
        return null;
    }

    /// <returns>Null, or why the run cannot end by a hand-made event.</returns>
    public string? EndByHand(RunId run, bool requireAllFive)
    {
        if (!_open.TryGetValue(run, out var state)) return NotOpen(run);
        if (state.OpenTools.Count > 0) return Rejection.ToolStillExecuting;
        if (requireAllFive && !(state.HasThought && state.HasUsedTool)) return Rejection.Incomplete;
        End(state, AgentRunStatus.Completed);
        return null;
    }

    public void End(RunState state, AgentRunStatus status)
    {
        var run = state.Context.Run;
        if (!_open.Remove(run)) return;
        if (state.IsOwned)
        {
            OwnedCount--;
            host.OwnedRuns.Exit();
        }

        state.Status = status;
        state.OpenTools.Clear();
        host.Meter.RunEnded(status, host.Time.GetElapsedTime(state.StartedAt));
        _ended.Add(run);
    }

    private string NotOpen(RunId run) => _ended.Contains(run) ? Rejection.AlreadyEnded : Rejection.NotStarted;
}
