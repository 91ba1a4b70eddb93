namespace Netra.WebSockets;

/// <summary>Where one run stands in its grammar. Changed only under the lock of its user's stream.</summary>
internal sealed class RunState(UserExecutionContext context, string? agentName, long startedAt)
{
    private CancellationTokenSource? _aborted;
    private volatile AgentRunStatus _status;

    public UserExecutionContext Context { get; } = context;

    /// <summary>Null for a run that was started by hand.</summary>
    public string? AgentName { get; } = agentName;

    /// <summary>In ticks of the host's <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>The run as the log keeps it.</summary>
    public BackplaneRun Run { get; } = new(context.Run, context.Host.Owner, context.Host.Options.RunLease, context.Thread, agentName);

    /// <summary>The epoch in which the log knows the run; null before it has confirmed the start.</summary>
    public string? Epoch { get; private set; }

    /// <summary>When the log confirmed the lease last.</summary>
    public long ClaimedAt { get; private set; }

    public AgentRunStatus Status { get => _status; set => _status = value; }

    public bool HasThought { get; set; }

    public bool HasUsedTool { get; set; }

    /// <summary>Whether an <see cref="AgentRun"/> stands behind it, for which a drain waits.</summary>
    public bool IsOwned => AgentName is not null;

    /// <summary>The calls whose <c>tool_completed</c> is still to come, in the order of their beginnings, with the ticks of these.</summary>
    public List<(ToolCall Call, long StartedAt)> OpenTools { get; } = [];

    /// <summary>The log has the run, and its lease begins anew.</summary>
    public void Confirm(long now, string? epoch) => (Epoch, ClaimedAt) = (epoch ?? Epoch, now);

    private CancellationTokenSource Abortion => Volatile.Read(ref _aborted)
        ?? (Interlocked.CompareExchange(ref _aborted, new CancellationTokenSource(), null) is { } other ? other : _aborted);

    /// <summary>Made for the first one who asks: most runs call no tool that waits.</summary>
    public CancellationToken Aborted => Abortion.Token;

    /// <summary>Tells the agent, outside of any lock and without waiting for what it does then.</summary>
    public void SignalAbort() => _ = Abortion.CancelLaterAsync();
}
