namespace Netra.Backend.WebsocketCore;

public enum ReconnectionOutcome
{
    Connected,
    GaveUp,
}

public sealed record ReconnectionState(int Attempt, ReconnectionOutcome Outcome, long? MissedFrom = null)
{
    /// <summary>After the end of a run there is nothing to come back for.</summary>
    public static bool IsWorthIt(string lastEvent) => lastEvent switch
    {
        "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" => true,
        "agent_completed" or "agent_failed" or "agent_stopped" => false,
        _ => true,
    };
}
