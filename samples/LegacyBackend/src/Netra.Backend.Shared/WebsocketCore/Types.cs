namespace Netra.Backend.WebsocketCore;

/// <summary>An event on its way to a user.</summary>
public sealed record SocketEvent(string Type, string UserId, object? Payload = null, long Sequence = 0);

public enum MessageType
{
    Unknown,
    AgentStarted,
    AgentThinking,
    ToolExecuting,
    ToolCompleted,
    AgentCompleted,
    AgentError,
    Ping,
    Pong,
}

/// <summary>Names and kinds of messages, to and fro.</summary>
public static class MessageTypes
{
    private static readonly Dictionary<string, MessageType> s_byName = new(StringComparer.Ordinal)
    {
        ["agent_started"] = MessageType.AgentStarted,
        ["agent_thinking"] = MessageType.AgentThinking,
        ["tool_executing"] = MessageType.ToolExecuting,
        ["tool_completed"] = MessageType.ToolCompleted,
        ["agent_completed"] = MessageType.AgentCompleted,
        ["agent_error"] = MessageType.AgentError,
        ["ping"] = MessageType.Ping,
        ["pong"] = MessageType.Pong,
    };

    public static MessageType Parse(string name) => s_byName.GetValueOrDefault(name);

    public static string NameOf(MessageType type) => type switch
    {
        MessageType.AgentStarted => "agent_started",
        MessageType.AgentThinking => "agent_thinking",
        MessageType.ToolExecuting => "tool_executing",
        MessageType.ToolCompleted => "tool_completed",
        MessageType.AgentCompleted => "agent_completed",
        MessageType.AgentError => "agent_error",
        _ => type.ToString().ToLowerInvariant(),
    };
}
