namespace Netra.WebSockets;

/// <summary>Where a run stands. Everything but <see cref="Running"/> is final.</summary>
public enum AgentRunStatus
{
    /// <summary><c>agent_started</c> is out, <c>agent_completed</c> is not.</summary>
    Running,

    /// <summary>Ended with a result.</summary>
    Completed,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended without a result: cancelled, disposed before its end, disconnected or drained.</summary>
    Cancelled,
}
