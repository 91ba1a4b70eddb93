using System.Collections.Concurrent;
using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>Who has joined which thread, and the manager to reach them.</summary>
public sealed class ThreadService
{
    private readonly ConcurrentDictionary<(UserId User, ThreadId Thread), WebSocketManager> _joined = new();

    public async Task<bool> JoinAsync(UserExecutionContext context, CancellationToken ct)
    {
        WebSocketManager manager = new(context);
        if (!await manager.WaitForConnectionAsync(TimeSpan.FromSeconds(2), ct))
            return false;

        _joined[(context.User, context.Thread)] = manager;
        return manager.IsConnected;
    }

    public WebSocketManager? Find(UserExecutionContext context) => _joined.GetValueOrDefault((context.User, context.Thread));
}
