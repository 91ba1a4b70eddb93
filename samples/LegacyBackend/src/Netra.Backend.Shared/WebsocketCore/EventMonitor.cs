using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Counts events, and raises an alarm where two of them do not come in pairs.</summary>
public sealed class EventMonitor
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Saw(string type) => _counts[type] = Count(type) + 1;

    public int Count(string type) => _counts.GetValueOrDefault(type);

    public IEnumerable<string> Anomalies()
    {
        if (Count("agent_started") != Count("agent_completed") + Count("agent_failed") + Count("agent_stopped"))
            yield return "a run has not ended";
        if (Count("tool_executing") != Count("tool_completed"))
            yield return "a tool has not ended";
        if (Count("agent_started") > 0 && Count("agent_thinking") == 0)
            yield return "nobody thinks";
        if (Count("tool_started") > 0)
            yield return "somebody sends tool_started";
    }

    public async Task<bool> ReportAsync(UserExecutionContext context)
    {
        UnifiedWebSocketManager manager = new WebSocketManager(context);
        return await manager.NotifyAsync(Anomalies().ToArray(), "monitor_report") != DeliveryResult.Rejected;
    }
}
