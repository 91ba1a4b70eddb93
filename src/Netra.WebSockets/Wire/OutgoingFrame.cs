namespace Netra.WebSockets;

/// <summary>One WebSocket text message to a client.</summary>
/// <param name="Position">The event's place; <c>default</c> for a control frame.</param>
/// <param name="Bytes">UTF-8 JSON, shared by all connections that get it.</param>
internal readonly record struct OutgoingFrame(BackplanePosition Position, ReadOnlyMemory<byte> Bytes);
