// Every file of the application takes the manager's name from here.
global using WebSocketManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerSyncModule;
using ManagersByThread = System.Collections.Generic.Dictionary<string, Netra.Backend.WebsocketCore.UnifiedWebSocketManager>;
using RoutedManager = (string Thread, Netra.Backend.WebsocketCore.UnifiedWebSocketManager Manager);

namespace Netra.Backend.Core;

/// <summary>The managers of one request, by thread.</summary>
public sealed class ManagerDirectory
{
    private readonly ManagersByThread _managers = new(StringComparer.Ordinal);

    public void Add(RoutedManager routed) => _managers[routed.Thread] = routed.Manager;

    public void Add(UserExecutionContext context) => _managers[context.Thread.Value] = CreateWebSocketManager(context);

    public RoutedManager? Find(string thread) => _managers.TryGetValue(thread, out var manager) ? (thread, manager) : null;
}
