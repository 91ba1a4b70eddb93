using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Latencies by event, and how many users there are.</summary>
public sealed class PerformanceMonitorCore(WebSocketHost host)
{
    private readonly Dictionary<string, List<double>> _samples = new(StringComparer.Ordinal)
    {
        ["agent_started"] = [],
        ["agent_thinking"] = [],
        ["tool_executing"] = [],
        ["tool_completed"] = [],
        ["agent_completed"] = [],
    };

    public bool Record(string type, double milliseconds)
    {
        if (!_samples.TryGetValue(type, out var samples))
            return false;

        samples.Add(milliseconds);
        return true;
    }

    public double P95(string type) => _samples[type].Order().ElementAtOrDefault((int)(_samples[type].Count * 0.95));

    public string Load() => new UnifiedWebSocketManager().ConnectionCount switch
    {
        0 => "idle",
        < 1000 => "normal",
        _ => "high",
    };

    public double ConnectionsPerUser() => host.UserCount == 0 ? 0 : (double)host.ConnectionCount / host.UserCount;
}
