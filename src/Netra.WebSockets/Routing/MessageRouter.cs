using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Netra.Ssot;

namespace Netra.WebSockets;

/// <summary>
/// Takes a client message to the handler of its type. Its routes are those registered with <c>AddClientMessageHandler</c>,
/// frozen when the process starts; two handlers for one type fail the start.
/// </summary>
[Canonical("MessageRouter", Lifetime = RoleLifetime.Singleton)]
public sealed class MessageRouter
{
    private readonly FrozenDictionary<string, ClientMessageRoute> _handlers;
    private readonly IServiceScopeFactory _scopes;

    internal MessageRouter(IEnumerable<ClientMessageRoute> routes, IServiceScopeFactory scopes)
    {
        var handlers = new Dictionary<string, ClientMessageRoute>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            if (!handlers.TryAdd(route.Type, route))
            {
                throw new InvalidOperationException(
                    $"Two handlers are registered for messages of the type \"{route.Type}\": {handlers[route.Type].HandlerType} and {route.HandlerType}.");
            }
        }

        _handlers = handlers.ToFrozenDictionary(StringComparer.Ordinal);
        _scopes = scopes;
    }

    /// <summary>The types of message that have a handler.</summary>
    public IReadOnlyCollection<string> Types => _handlers.Keys;

    /// <summary>
    /// Has a message handled by its handler, in a new scope in which the message's <see cref="UserExecutionContext"/> and a
    /// <see cref="WebSocketManager"/> for it can be injected.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Handed to the handler.</param>
    /// <exception cref="ArgumentException">The message's type has no handler, or the message is <c>default</c>.</exception>
    public async ValueTask RouteAsync(ClientMessage message, CancellationToken ct = default)
    {
        if (message.Type is null || !_handlers.TryGetValue(message.Type, out var route))
        {
            throw new ArgumentException("No handler is registered for messages of this type.", nameof(message));
        }

        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopedUserContext>().Value = message.Context;
        var handler = (IClientMessageHandler)scope.ServiceProvider.GetRequiredService(route.HandlerType);
        await handler.HandleAsync(message, ct);
    }

    /// <summary>Whether messages of the type have a handler, and when they are handled.</summary>
    internal bool Handles(string type, out MessageOrder order)
    {
        var isKnown = _handlers.TryGetValue(type, out var route);
        order = isKnown ? route!.Order : default;
        return isKnown;
    }
}
