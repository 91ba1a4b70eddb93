using System.Collections.Concurrent;
using System.Net.WebSockets;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The router of the newer directory: one for the process, and a type has one subscriber, whoever came last.</summary>
[SupersededBy(typeof(Netra.WebSockets.MessageRouter))]
public class MessageRouter
{
    private static MessageRouter? _messageRouter;

    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_subscribers = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Types { get; } = ["user_message", "agent_request"];

    [ReplaceWith("services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static MessageRouter GetMessageRouter(IServiceProvider services) => _messageRouter ??= new MessageRouter();

    [ReplaceWith("new WebSocketManager(context).IsConnected", "Netra.WebSockets")]
    public static bool Subscribe(UserExecutionContext context, string type)
    {
        s_subscribers[type] = context;
        return true;
    }

    [ReplaceWith("new WebSocketManager(context).SendAsync<object?>(type, payload)", "Netra.WebSockets")]
    public static ValueTask<DeliveryResult> RouteAsync(UserExecutionContext context, string type, object? payload) =>
        s_subscribers.TryGetValue(type, out var subscriber)
            ? UnifiedWebSocketManager.Transport(subscriber).SendAsync(type, payload)
            : ValueTask.FromResult(DeliveryResult.Rejected);
}

/// <summary>Handlers of single messages, which answer on the socket that they happen to have.</summary>
public static class SocketHandlers
{
    public static async Task<bool> HandleAsync(WebSocket socket, string type, CancellationToken ct)
    {
        switch (type)
        {
            case "ping":
                await Utils.PongAsync(socket, ct);
                return true;
            case "agent_execution":
                await socket.SendAsync(Utils.Frame("accepted", new { type }), WebSocketMessageType.Text, true, ct);
                return true;
            case "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed":
                await socket.SendAsync(Utils.Frame("refused", new { type, reason = "sent by the server only" }), WebSocketMessageType.Text, true, ct);
                return false;
            case "typing_started" or "typing_stopped":
                await socket.SendAsync(Utils.Frame("typing_ack"), WebSocketMessageType.Text, true, ct);
                return true;
            case "subscribe" or "unsubscribe":
                await socket.SendAsync(Utils.Frame(type + "d"), WebSocketMessageType.Text, true, ct);
                return true;
            case "status":
                await socket.SendAsync(Utils.Frame("status", socket.State.ToString()), WebSocketMessageType.Text, true, ct);
                return true;
            case "goodbye":
                await socket.SendAsync(Utils.Frame("goodbye"), WebSocketMessageType.Text, true, ct);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "goodbye", ct);
                return true;
            case "heartbeat":
                await socket.SendAsync(Utils.Frame("heartbeat_ack"), WebSocketMessageType.Text, true, ct);
                return true;
            default:
                await socket.SendAsync(Utils.Frame("unknown_type", new { type }), WebSocketMessageType.Text, true, ct);
                return false;
        }
    }
}
