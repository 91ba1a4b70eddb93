using Netra.WebSockets;
using StateSynchronizationManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.WebsocketCore;

/// <summary>Sends a thread's state to its user.</summary>
public sealed class ThreadStateSync(StateCoordinator states)
{
    public async Task<SyncResult> SyncAsync(UserExecutionContext context)
    {
        if (states.Get(context.Thread.Value) is not { } state)
            return new SyncResult(SyncStatus.NothingToDo, null);

        StateSynchronizationManager manager = new StateSynchronizationManager(context);
        var delivery = await manager.EmitEventAsync("state_sync", state);
        return new SyncResult(delivery == DeliveryResult.Rejected ? SyncStatus.Failed : SyncStatus.Synchronized, state);
    }
}
