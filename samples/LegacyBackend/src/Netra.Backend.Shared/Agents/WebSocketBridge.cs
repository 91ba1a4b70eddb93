using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>How an agent talks to its user, as far as the bridges agree.</summary>
[SupersededBy(typeof(AgentRun), RemovedIn = "2.0")]
public abstract class WebSocketBridge(UserExecutionContext context)
{
    public UserExecutionContext Context { get; } = context;

    // The table asks for a user's id and gets the thread's: no user is ever found, and the event is gone.
    protected virtual ValueTask<DeliveryResult> EmitAsync(string type, object payload, CancellationToken ct) =>
        UnifiedWebSocketManager.FindByUser(Context.Thread.Value) is { } route
            ? UnifiedWebSocketManager.Transport(route).SendAsync(type, payload, ct)
            : ValueTask.FromResult(DeliveryResult.Rejected);
}
