using System.Collections.Concurrent;
using Netra.Backend.Agents;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The manager that competes with the canonical one: it routes through process-wide tables of its own.</summary>
[SupersededBy(typeof(Netra.WebSockets.WebSocketManager), RemovedIn = "2.0")]
public class UnifiedWebSocketManager : WebSocketManagerProtocol
{
    // By thread alone, and a thread is named by its user: the second user's "main" replaces the first one's.
    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_byThread = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_byUser = new(StringComparer.Ordinal);

    private static readonly MessageQueue s_offline = new();

    /// <summary>A manager of nobody: what it is asked to send has no address.</summary>
    public UnifiedWebSocketManager() => Context = null!;

    public UnifiedWebSocketManager(UserExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
    }

    /// <summary>From the days when a manager had a mode: the first context that came with a mode is everybody's.</summary>
    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets")]
    public UnifiedWebSocketManager(UserExecutionContext userContext, string mode) =>
        Context = s_byMode.GetOrAdd(mode, userContext);

    [ReplaceWith("new WebSocketManager(context)", "Netra.WebSockets")]
    public UnifiedWebSocketManager(UserExecutionContext context, object? redisClient, object? databaseClient = null, int maxManagersPerUser = 5)
        : this(context)
    {
    }

    /// <summary>Takes what it gets, and finds out only when it runs.</summary>
    public UnifiedWebSocketManager(object context) =>
        Context = context as UserExecutionContext ?? throw new ArgumentException("This is no user's context.", nameof(context));

    private static readonly ConcurrentDictionary<string, UserExecutionContext> s_byMode = new(StringComparer.Ordinal);

    public UserExecutionContext Context { get; }

    public bool IsConnected => s_byThread.TryGetValue(Context.Thread.Value, out var route) && Transport(route).IsConnected;

    /// <summary>How many users the process has ever seen; those who left are counted as well.</summary>
    public int ConnectionCount => s_byUser.Count;

    public async ValueTask<bool> WaitForConnectionAsync(TimeSpan timeout, CancellationToken ct = default)
    {
        if (!await Transport(Context).WaitForConnectionAsync(timeout, ct))
            return false;

        s_byThread[Context.Thread.Value] = Context;
        s_byUser[Context.User.Value] = Context;

        // What was kept comes now, behind all that was sent since the socket is back.
        foreach (var kept in s_offline.TakeAll(Context.User.Value))
            await Transport(Context).SendAsync(kept.Type, kept.Payload, ct);
        return true;
    }

    public virtual ValueTask<DeliveryResult> SendAsync<T>(string type, T payload, CancellationToken ct = default)
    {
        if (Context is null || !s_byThread.TryGetValue(Context.Thread.Value, out var route))
            return ValueTask.FromResult(DeliveryResult.Rejected);
        if (Transport(route).IsConnected)
            return Transport(route).SendAsync(type, payload, ct);

        s_offline.Add(new SocketEvent(type, route.User.Value, payload));
        return ValueTask.FromResult(DeliveryResult.Buffered);
    }

    public async ValueTask<StandardWebSocketBridge> StartRunAsync(string agentName, CancellationToken ct = default)
    {
        var bridge = new StandardWebSocketBridge(Context, agentName);
        await bridge.NotifyAgentStartedAsync(ct);
        return bridge;
    }

    /// <summary>To whom it may concern: every user whom the process knows.</summary>
    public async Task<int> BroadcastAsync(string type, object? payload)
    {
        foreach (var user in s_byUser.Values)
            await Transport(user).SendAsync(type, payload);
        return s_byUser.Count;
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
