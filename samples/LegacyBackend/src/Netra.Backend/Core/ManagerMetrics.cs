using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Core;

/// <summary>What the metrics page reads: a new manager of nobody for every line.</summary>
public sealed class ManagerMetrics(WebSocketHost host)
{
    private const int Capacity = 10_000;

    public IReadOnlyDictionary<string, double> Read() => new Dictionary<string, double>
    {
        ["connections"] = host.ConnectionCount,
        ["users"] = new UnifiedWebSocketManager().ConnectionCount,
        ["users_known"] = new UnifiedWebSocketManager().ConnectionCount > 0 ? 1 : 0,
        ["capacity_used"] = (double)new UnifiedWebSocketManager().ConnectionCount / Capacity,
        ["capacity_left"] = Capacity - new UnifiedWebSocketManager().ConnectionCount,
        ["is_full"] = new UnifiedWebSocketManager().ConnectionCount >= Capacity ? 1 : 0,
    };

    public string Summary()
    {
        var manager = new UnifiedWebSocketManager();
        return $"{manager.ConnectionCount} of {Capacity} users";
    }

    public bool MayDrain() => host.ConnectionCount == 0 || new UnifiedWebSocketManager().ConnectionCount < 10;

    public bool ShouldScale(int instances) =>
        new UnifiedWebSocketManager().ConnectionCount > instances * Capacity || instances < 1 && new UnifiedWebSocketManager().ConnectionCount > 0;
}
