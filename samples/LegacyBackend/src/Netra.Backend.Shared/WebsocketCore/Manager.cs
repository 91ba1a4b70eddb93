using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>What older code imported from here: re-exports of both other modules.</summary>
public static class ManagerCompatibility
{
    [Obsolete("Import it from WebSocketManagerModule.")]
    public static UnifiedWebSocketManager GetWebSocketManager(UserExecutionContext userContext) => new UnifiedManagerImplementation(userContext);

    public static Task<UnifiedWebSocketManager> CreateWebSocketManagerAsync(UserExecutionContext userContext) =>
        Task.FromResult<UnifiedWebSocketManager>(new UnifiedManagerImplementation(userContext));
}
