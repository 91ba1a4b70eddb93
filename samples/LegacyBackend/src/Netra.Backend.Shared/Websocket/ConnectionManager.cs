using System.Collections.Concurrent;
using Netra.WebSockets;

namespace Netra.Backend.Websocket;

/// <summary>The older directory's layer. What connects over there is unknown here.</summary>
public class ConnectionManager
{
    private static readonly ConcurrentDictionary<(UserId, ThreadId), UserExecutionContext> s_connections = new();

    public ConnectionManager(UserExecutionContext context) => Context = context;

    public UserExecutionContext Context { get; }

    public bool IsConnected => s_connections.ContainsKey((Context.User, Context.Thread));

    public async ValueTask<bool> RegisterAsync(TimeSpan timeout, CancellationToken ct = default)
    {
        var connected = await new Netra.WebSockets.WebSocketManager(Context).WaitForConnectionAsync(timeout, ct);
        if (connected)
            s_connections[(Context.User, Context.Thread)] = Context;
        return connected;
    }

    public ValueTask<DeliveryResult> SendAsync<T>(string type, T payload, CancellationToken ct = default) =>
        s_connections.TryGetValue((Context.User, Context.Thread), out var route)
            ? new Netra.WebSockets.WebSocketManager(route).SendAsync(type, payload, ct)
            : ValueTask.FromResult(DeliveryResult.Rejected);

    public ValueTask<DeliveryResult> SendToThreadAsync(string eventType, object? data) => SendAsync(eventType, data);
}
