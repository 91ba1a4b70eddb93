using Netra.WebSockets;

namespace Netra.Backend.Agents.Mixins;

/// <summary>And as a mixin, which says "send".</summary>
public sealed class WebSocketBridgeAdapter(StandardWebSocketBridge bridge)
{
    public ValueTask<DeliveryResult> SendThinkingAsync(string thought, double progress) => bridge.ThinkingAsync(thought, progress: progress);

    public ValueTask<DeliveryResult> SendCompletedAsync(object? result) => bridge.CompleteAsync(result);
}
