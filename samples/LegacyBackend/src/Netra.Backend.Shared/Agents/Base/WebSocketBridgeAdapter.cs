namespace Netra.Backend.Agents.Base;

/// <summary>And for the base agent: it forwards to the first of the four.</summary>
public sealed class WebSocketBridgeAdapter(StandardWebSocketBridge bridge)
{
    private readonly Supervisor.WebSocketBridgeAdapter _inner = new(bridge);

    public Task NotifyThinkingAsync(string thought) => _inner.NotifyThinkingAsync(thought);
}
