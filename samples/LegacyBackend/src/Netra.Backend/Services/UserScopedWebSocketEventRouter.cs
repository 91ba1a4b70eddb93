using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>The answer to the first leak: a router for one user, beside the one for all.</summary>
[SupersededBy(typeof(Netra.WebSockets.WebSocketManager))]
public sealed class UserScopedWebSocketEventRouter
{
    private readonly UnifiedWebSocketManager _manager;

    public UserScopedWebSocketEventRouter(UserExecutionContext context) => _manager = new UnifiedWebSocketManager(context);

    [ReplaceWith("this.SendAsync<object?>(eventType, data)")]
    public ValueTask<DeliveryResult> RouteAsync(string eventType, object? data) => _manager.SendAsync(eventType, data);
}
