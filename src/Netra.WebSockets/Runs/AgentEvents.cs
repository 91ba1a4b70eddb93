using Netra.Ssot;

namespace Netra.WebSockets;

/// <summary>The names of the five events of a run, in the order of its grammar: started (thinking | tool)* completed.</summary>
[Canonical("AgentEvents", EventNames = true)]
public static class AgentEvents
{
    /// <summary>A run begins. Once per run, first.</summary>
    public const string AgentStarted = "agent_started";

    /// <summary>The agent tells what it thinks: <c>reasoning</c>, <c>step</c>, <c>progress</c>.</summary>
    public const string AgentThinking = "agent_thinking";

    /// <summary>A tool begins: <c>tool_name</c>, <c>tool_call_id</c>, <c>parameters</c>.</summary>
    public const string ToolExecuting = "tool_executing";

    /// <summary>That tool is done: <c>tool_name</c>, <c>tool_call_id</c>, <c>result</c>, <c>execution_time_ms</c>, <c>status</c>.</summary>
    public const string ToolCompleted = "tool_completed";

    /// <summary>A run is over: <c>status</c>, <c>result</c>, <c>execution_time_ms</c>. Once per run, last.</summary>
    public const string AgentCompleted = "agent_completed";
}
