using ManagersByThread = System.Collections.Generic.Dictionary<string, Netra.Backend.WebsocketCore.UnifiedWebSocketManager>;
using RoutedManager = (string Thread, Netra.Backend.WebsocketCore.UnifiedWebSocketManager Manager);

namespace Netra.Backend.Core;

/// <summary>The managers of one request, by thread.</summary>
public sealed class ManagerDirectory
{
    private readonly ManagersByThread _managers = new(StringComparer.Ordinal);

    public void Add(RoutedManager routed) => _managers[routed.Thread] = routed.Manager;

    public RoutedManager? Find(string thread) => _managers.TryGetValue(thread, out var manager) ? (thread, manager) : null;
}
