using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>An event, by both routers: the one for all users and the one for this one.</summary>
public static class EventRouting
{
    public static async Task<int> SendTwiceAsync(UserExecutionContext context, string type, string text)
    {
        var router = new UserScopedWebSocketEventRouter(context);
        DeliveryResult[] results = [await WebSocketEventRouter.RouteEventAsync(context, type, text), await router.RouteAsync(type, text)];
        return results.Count(result => result != DeliveryResult.Rejected);
    }
}
