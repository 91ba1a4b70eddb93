// The "one" manager that everybody was told to import: another name for the competing implementation.
global using WebSocketManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The functions that came with the name.</summary>
public static class WebSocketManagerModule
{
    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets")]
    public static UnifiedWebSocketManager GetWebSocketManager(UserExecutionContext userContext) => new(userContext);
}
