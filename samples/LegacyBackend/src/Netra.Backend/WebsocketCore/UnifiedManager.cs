using System.Collections.Concurrent;
using Netra.Backend.Services;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The manager that competes with the canonical one: it routes through process-wide tables of its own.</summary>
[SupersededBy(typeof(Netra.WebSockets.WebSocketManager), RemovedIn = "2.0")]
public class UnifiedWebSocketManager
{
    // By thread alone, and a thread is named by its user: the second user's "main" replaces the first one's.
    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_byThread = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_byUser = new(StringComparer.Ordinal);

    public UnifiedWebSocketManager(UserExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
    }

    public UserExecutionContext Context { get; }

    public bool IsConnected => s_byThread.TryGetValue(Context.Thread.Value, out var route) && Transport(route).IsConnected;

    public async ValueTask<bool> WaitForConnectionAsync(TimeSpan timeout, CancellationToken ct = default)
    {
        if (!await Transport(Context).WaitForConnectionAsync(timeout, ct))
            return false;

        s_byThread[Context.Thread.Value] = Context;
        s_byUser[Context.User.Value] = Context;
        return true;
    }

    public ValueTask<DeliveryResult> SendAsync<T>(string type, T payload, CancellationToken ct = default) =>
        s_byThread.TryGetValue(Context.Thread.Value, out var route)
            ? Transport(route).SendAsync(type, payload, ct)
            : ValueTask.FromResult(DeliveryResult.Rejected);

    public async ValueTask<StandardWebSocketBridge> StartRunAsync(string agentName, CancellationToken ct = default)
    {
        var bridge = new StandardWebSocketBridge(Context, agentName);
        await bridge.NotifyAgentStartedAsync(ct);
        return bridge;
    }

    [ReplaceWith("this.SendAsync<object?>(eventType, data)")]
    public ValueTask<DeliveryResult> EmitEventAsync(string eventType, object? data) => SendAsync(eventType, data);

    /// <summary>The same again under a third verb, as a task.</summary>
    [ReplaceWith("this.SendAsync<object?>(eventType, data, ct).AsTask()")]
    public Task<DeliveryResult> NotifyAsync(object? data, string eventType = "notification", CancellationToken ct = default) =>
        SendAsync(eventType, data, ct).AsTask();

    internal static UserExecutionContext? FindByUser(string userId) => s_byUser.GetValueOrDefault(userId);

    internal static Netra.WebSockets.WebSocketManager Transport(UserExecutionContext route) => new(route);
}
