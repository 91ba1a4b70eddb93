namespace Netra.WebSockets.Tests;

/// <summary>The in-memory log behind a network: every answer takes as long as the scheduler pleases, so that events come between an attach and its read.</summary>
internal sealed class SeededBackplane(SeededScheduler scheduler, InMemoryBackplane inner) : IWebSocketBackplane
{
    public async ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        await PauseAsync();
        var result = await inner.AppendAsync(append, ct);
        await PauseAsync();
        return result;
    }

    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        await PauseAsync();
        var slice = await inner.ReadAsync(user, after, maxBytes, ct);
        await PauseAsync();
        ct.ThrowIfCancellationRequested();
        return slice;
    }

    public async ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        await PauseAsync();
        var listening = await inner.ListenAsync(user, listener, ct);
        await PauseAsync();
        return listening;
    }

    public async ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct)
    {
        await PauseAsync();
        var isForgotten = await inner.ForgetAsync(user, epoch, ct);
        await PauseAsync();
        return isForgotten;
    }

    public async ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        await PauseAsync();
        await inner.DisconnectAsync(user, reason, ct);
        await PauseAsync();
    }

    public async ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        await PauseAsync();
        var check = await inner.CheckAsync(user, presence, ct);
        await PauseAsync();
        return check;
    }

    public async ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct)
    {
        await PauseAsync();
        await inner.BroadcastAsync(broadcast, ct);
    }

    public async ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct)
    {
        await PauseAsync();
        return await inner.ListenToBroadcastsAsync(listener, ct);
    }

    public async ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct)
    {
        await PauseAsync();
        return await inner.ClaimRunsAsync(user, runs, adopt, ct);
    }

    public async ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct)
    {
        await PauseAsync();
        return await inner.FindAbandonedRunsAsync(most, ct);
    }

    private async Task PauseAsync()
    {
        for (var n = scheduler.Random.Next(4); n > 0; n--) await Task.Yield();
    }
}
