// Compatibility re-exports, so that older imports keep working.
global using WebSocketRecoveryManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The competing manager under one more name.</summary>
[SupersededBy(typeof(UnifiedWebSocketManager))]
public class WebSocketConnectionManager(UserExecutionContext context) : UnifiedWebSocketManager(context);

/// <summary>What older code imported from here.</summary>
public static class ManagerCompatibility
{
    [Obsolete("Import it from WebSocketManagerModule.")]
    public static UnifiedWebSocketManager GetWebSocketManager(UserExecutionContext userContext) => new WebSocketConnectionManager(userContext);
}
