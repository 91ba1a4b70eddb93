using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>Routes events of all users; which user, it takes from whoever was routed last.</summary>
public static class WebSocketEventRouter
{
    private static UserExecutionContext? _eventRouter;

    [ReplaceWith("new WebSocketManager(context).SendAsync<object?>(eventType, data)", "Netra.WebSockets")]
    public static ValueTask<DeliveryResult> RouteEventAsync(UserExecutionContext context, string eventType, object? data)
    {
        _eventRouter ??= context;
        return new UnifiedWebSocketManager(_eventRouter).SendAsync(eventType, data);
    }
}
