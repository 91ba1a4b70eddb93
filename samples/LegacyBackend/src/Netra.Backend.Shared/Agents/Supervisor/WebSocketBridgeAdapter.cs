using Netra.WebSockets;

namespace Netra.Backend.Agents.Supervisor;

/// <summary>A bridge behind a bridge, for the supervisor.</summary>
public sealed class WebSocketBridgeAdapter(StandardWebSocketBridge bridge)
{
    public Task NotifyThinkingAsync(string thought) => bridge.NotifyAgentThinkingAsync(thought);

    public ValueTask<DeliveryResult> NotifyCompletedAsync(object? result) => bridge.CompleteAsync(result);
}
