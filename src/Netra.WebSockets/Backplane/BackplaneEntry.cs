namespace Netra.WebSockets;

/// <summary>An event in a user's log.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Event">The event as it was appended: a UTF-8 JSON object without <c>seq</c> and <c>epoch</c>. Never changed afterwards.</param>
public readonly record struct BackplaneEntry(BackplanePosition Position, ReadOnlyMemory<byte> Event);
