using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerSyncModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>Counts the events of runs, and reports.</summary>
public sealed class QualityMetricsHandler
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal)
    {
        ["agent_started"] = 0,
        ["agent_thinking"] = 0,
        ["tool_executing"] = 0,
        ["tool_completed"] = 0,
        ["agent_completed"] = 0,
    };

    public void Saw(string type)
    {
        if (_counts.TryGetValue(type, out var count))
            _counts[type] = count + 1;
    }

    /// <summary>How many runs ended, of those that began.</summary>
    public double CompletionRate => _counts["agent_started"] == 0 ? 1 : (double)_counts["agent_completed"] / _counts["agent_started"];

    public async Task<DeliveryResult> ReportAsync(UserExecutionContext context) =>
        await GetWebSocketManager(context).EmitEventAsync("quality_metrics", new { rate = CompletionRate, load = new UnifiedWebSocketManager().ConnectionCount });
}
