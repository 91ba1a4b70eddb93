using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Meant to be private: what other modules re-export as the manager.</summary>
public class UnifiedManagerImplementation(UserExecutionContext context) : UnifiedWebSocketManager(context);
