using System.Collections.Concurrent;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

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

    public async Task<DeliveryResult> RenameAsync(UserExecutionContext context, string name)
    {
        UnifiedWebSocketManager manager = await CreateWebSocketManager(context);
        return await manager.EmitEventAsync("thread_renamed", name);
    }

    /// <summary>What is said to everybody is said with nobody's manager.</summary>
    public static async Task<int> CloseAllAsync()
    {
        var nobody = new UnifiedWebSocketManager();
        return await nobody.BroadcastAsync("threads_closed", null);
    }
}
