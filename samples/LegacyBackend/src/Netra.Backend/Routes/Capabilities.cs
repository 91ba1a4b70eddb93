using Netra.Backend.Services.Websocket;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Routes;

/// <summary>Which messages the socket takes, by all three routers.</summary>
public static class Capabilities
{
    private static Core.MessageRouter? _routerInstance;

    public static string[] MessageTypes(IServiceProvider services)
    {
        WebsocketCore.MessageRouter router = WebsocketCore.MessageRouter.GetMessageRouter(services);
        return [.. QualityTypes(QualityMessageRouter.From(services)), .. router.Types.Where(type => type is "user_message")];
    }

    /// <summary>Asks the second router of that name, which is kept once it was made.</summary>
    public static bool Takes(IServiceProvider services, string type)
    {
        _routerInstance ??= Core.MessageRouter.Get(services);
        return _routerInstance.Types.Contains(type);
    }

    public static string Stats(WebSocketHost host) =>
        $"{host.ConnectionCount} of {new UnifiedWebSocketManager().ConnectionCount}; {(new UnifiedWebSocketManager().ConnectionCount < 10_000 ? "open" : "full")}";

    private static IEnumerable<string> QualityTypes(QualityMessageRouter quality) =>
        from type in quality.SupportedTypes where type.Length > 0 select type;
}
