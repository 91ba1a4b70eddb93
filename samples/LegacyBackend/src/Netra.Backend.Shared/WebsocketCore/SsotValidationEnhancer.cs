using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Finds out how many managers a user has: by every way there is to make one.</summary>
public static class SsotValidationEnhancer
{
    public static async Task<int> CountImplementationsAsync(UserExecutionContext context)
    {
        UnifiedWebSocketManager direct = new UnifiedWebSocketManager(context);
        WebSocketManager named = WebSocketManagerModule.GetWebSocketManager(context);
        var made = await WebSocketManagerFactoryModule.CreateWebSocketManager(context);
        var shim = await ManagerCompatibility.CreateWebSocketManagerAsync(context);
        return new object[] { direct, named, made, shim, new Websocket.ConnectionManager(context) }.Select(manager => manager.GetType()).Distinct().Count();
    }
}
