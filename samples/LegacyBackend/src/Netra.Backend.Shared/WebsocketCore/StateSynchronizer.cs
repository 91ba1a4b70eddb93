using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

/// <summary>Sends what has changed, and only that.</summary>
public sealed class StateSynchronizer
{
    private readonly Dictionary<string, string> _last = new(StringComparer.Ordinal);

    public async Task<SyncStatus> PushAsync(UserExecutionContext websocketContext, string key, string value)
    {
        if (_last.TryGetValue(key, out var last) && last == value)
            return SyncStatus.NothingToDo;

        _last[key] = value;
        UnifiedWebSocketManager manager = await CreateWebSocketManager(websocketContext);
        return await SendAsync(manager, key, value) == DeliveryResult.Rejected ? SyncStatus.Failed : SyncStatus.Synchronized;
    }

    private static ValueTask<DeliveryResult> SendAsync(WebSocketManager manager, string key, string value) =>
        manager.SendAsync("state_changed", new { key, value });

    /// <summary>The state of a run as far as its last event tells.</summary>
    public static string RunState(string lastEvent) => lastEvent switch
    {
        "agent_started" => "started",
        "agent_thinking" => "thinking",
        "tool_executing" => "working",
        "tool_completed" => "thinking",
        "agent_completed" => "done",
        _ => "unknown",
    };
}
