using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore
{
    using WebSocketManager = UnifiedWebSocketManager;

    /// <summary>"The canonical imports", of the competing manager.</summary>
    public static class CanonicalImports
    {
        public static WebSocketManager Manager(UserExecutionContext context) => new WebSocketManager(context);

        public static bool IsCanonical(string module) => module is "websocket_core.websocket_manager" or "websocket_core.canonical_imports";
    }
}
