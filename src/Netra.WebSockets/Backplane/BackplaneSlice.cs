namespace Netra.WebSockets;

/// <summary>What a log still holds behind a place in it.</summary>
/// <param name="Head">The last event's place; sequence 0 if there is none.</param>
/// <param name="Entries">The events, oldest first, without holes, up to and including <paramref name="Head"/>. It begins later than asked for where the older ones are gone.</param>
public readonly record struct BackplaneSlice(BackplanePosition Head, IReadOnlyList<BackplaneEntry> Entries);
