namespace Netra.WebSockets;

/// <summary>For whom a scope works: set once, by whoever opens the scope for a user.</summary>
internal sealed class ScopedUserContext
{
    public UserExecutionContext? Value { get; set; }

    public UserExecutionContext Required => Value ?? throw new InvalidOperationException(
        "This scope works for no user: a UserExecutionContext is injected only where a client message or an agent's tool is handled. Elsewhere make one with WebSocketHost.CreateContext and pass it to new WebSocketManager(context).");
}
