using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>A user's context as the older code passed it around: three strings.</summary>
public sealed record WebSocketContext(string UserId, string ThreadId, string RunId)
{
    public string Key => $"{UserId}/{ThreadId}";

    public static WebSocketContext From(UserExecutionContext context) => new(context.User.Value, context.Thread.Value, context.Run.Value);

    public bool Owns(SocketEvent message) => message.UserId == UserId;
}
