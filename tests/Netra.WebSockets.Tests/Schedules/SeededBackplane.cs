namespace Netra.WebSockets.Tests;

/// <summary>The in-memory log behind a network: every answer takes as long as the scheduler pleases, so that events come between an attach and its read.</summary>
internal sealed class SeededBackplane(SeededScheduler scheduler, InMemoryBackplane inner) : IWebSocketBackplane
{
    public async ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct)
    {
        // The place is taken at once: of two calls, the one made first comes first.
        var position = await inner.AppendAsync(user, @event, ct);
        await PauseAsync();
        return position;
    }

    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct)
    {
        await PauseAsync();
        var slice = await inner.ReadAsync(user, after, ct);
        await PauseAsync();
        ct.ThrowIfCancellationRequested();
        return slice;
    }

    public async ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct)
    {
        await PauseAsync();
        var listening = await inner.ListenAsync(user, listener, ct);
        await PauseAsync();
        return listening;
    }

    public async ValueTask ForgetAsync(UserId user, CancellationToken ct)
    {
        await PauseAsync();
        await inner.ForgetAsync(user, ct);
        await PauseAsync();
    }

    private async Task PauseAsync()
    {
        for (var n = scheduler.Random.Next(4); n > 0; n--) await Task.Yield();
    }
}
