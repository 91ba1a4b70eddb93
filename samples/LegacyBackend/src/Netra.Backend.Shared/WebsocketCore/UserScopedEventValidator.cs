using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Whether an event may go to this user. It was written after the first leak; nobody calls it.</summary>
public sealed class UserScopedEventValidator(UserExecutionContext context)
{
    private static readonly HashSet<string> s_private = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    public string? Problem(SocketEvent message) =>
        message.UserId.Length == 0 ? "nobody's"
        : message.UserId == context.Thread.Value ? "a thread's id instead of a user's"
        : s_private.Contains(message.Type) && message.UserId != context.User.Value ? "another user's"
        : null;
}
