using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Warms the "one" manager up: two of them, of nobody.</summary>
public sealed class SsotServiceInitializer(WebSocketHost host)
{
    public IReadOnlyDictionary<string, int> Initialize()
    {
        var primary = new UnifiedWebSocketManager();
        var counted = primary.ConnectionCount;
        return new Dictionary<string, int>
        {
            ["managers"] = new[] { new UnifiedWebSocketManager().ConnectionCount, counted }.Distinct().Count(),
            ["connections"] = host.ConnectionCount,
        };
    }
}
