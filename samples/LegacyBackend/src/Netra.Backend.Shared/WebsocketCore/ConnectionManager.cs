using Netra.WebSockets;
using WebSocketConnectionManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.WebsocketCore;

/// <summary>The connections of one user, by thread; its manager goes by a third name here.</summary>
public sealed class UserConnections
{
    private readonly Dictionary<ThreadId, WebSocketConnectionManager> _byThread = [];

    public bool Add(UserExecutionContext context) => _byThread.TryAdd(context.Thread, new WebSocketConnectionManager(context));

    public WebSocketConnectionManager? Find(ThreadId thread) => _byThread.TryGetValue(thread, out var manager) ? manager : null;

    public int Count => _byThread.Values.Count(manager => manager.Context.User == _byThread.Values.First().Context.User);
}
