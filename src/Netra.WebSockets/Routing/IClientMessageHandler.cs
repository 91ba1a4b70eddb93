namespace Netra.WebSockets;

/// <summary>Handles the client messages of one type; made from a scope of its own for every message.</summary>
public interface IClientMessageHandler
{
    /// <summary>Handles a message. Messages of one connection come one after the other, in the order in which they were received.</summary>
    /// <param name="message">The message, and for whom.</param>
    /// <param name="ct">Cancelled when the host stops; not when the connection is lost, since the user can come back for the events.</param>
    /// <remarks>An exception is logged and answered with an <c>error</c> frame that holds a code and a correlation id, nothing of the
    /// exception; the socket stays.</remarks>
    ValueTask HandleAsync(ClientMessage message, CancellationToken ct);
}
