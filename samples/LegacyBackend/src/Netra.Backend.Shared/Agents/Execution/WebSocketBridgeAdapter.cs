using Netra.WebSockets;

namespace Netra.Backend.Agents.Execution;

/// <summary>The same for the execution engine; there the verb is "emit".</summary>
public sealed class WebSocketBridgeAdapter(StandardWebSocketBridge bridge)
{
    public ValueTask<DeliveryResult> EmitThinkingAsync(string thought, int step) => bridge.ThinkingAsync(thought, step);

    public ValueTask<DeliveryResult> EmitCompletedAsync(object? result) => bridge.CompleteAsync(result);
}
