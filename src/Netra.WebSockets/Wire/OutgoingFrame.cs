namespace Netra.WebSockets;

/// <summary>One WebSocket text message to a client.</summary>
/// <param name="Position">The event's place; <c>default</c> for a control frame.</param>
/// <param name="Bytes">UTF-8 JSON, shared by all connections that get it.</param>
/// <param name="Buffer">Where pooled bytes are; null for bytes of their own.</param>
internal readonly record struct OutgoingFrame(BackplanePosition Position, ReadOnlyMemory<byte> Bytes, FrameBuffer? Buffer = null);
