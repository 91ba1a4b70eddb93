namespace Netra.WebSockets;

/// <summary>
/// Keeps one log per user: puts events in order, remembers the latest, tells the processes that listen. In memory by
/// default; another implementation, registered as a singleton, joins several processes.
/// </summary>
/// <remarks>An exception from an implementation reaches whoever published or connected.</remarks>
public interface IWebSocketBackplane
{
    /// <summary>Appends an event to the user's log.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="event">A UTF-8 JSON object. The memory is not changed afterwards, so it may be kept.</param>
    /// <param name="ct">Ends the wait; the event may stand in the log all the same.</param>
    /// <returns>The event's place.</returns>
    /// <remarks>Called under a lock, so it returns without blocking. Of two calls for one user, the one made first gets the lower sequence, even when they overlap.</remarks>
    ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct);

    /// <summary>Reads what the user's log still holds.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="after">The last place already known. Null, or a place that this log never had, reads everything kept.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct);

    /// <summary>Calls <paramref name="listener"/> for every event appended to the user's log from now on, by whichever process.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="listener">Called in the log's order, one event at a time, never under a lock that an append waits for. It neither blocks nor throws.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The subscription; disposing it ends the calls. The log keeps its epoch as long as somebody listens, unless it is forgotten.</returns>
    /// <remarks>An event that is not in what a later <see cref="ReadAsync"/> returns is told to the listener; one that is in it may be told as well.</remarks>
    ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct);

    /// <summary>Forgets what is kept of the user's log; it goes on empty, under another epoch.</summary>
    /// <param name="user">Whose log.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask ForgetAsync(UserId user, CancellationToken ct);
}
