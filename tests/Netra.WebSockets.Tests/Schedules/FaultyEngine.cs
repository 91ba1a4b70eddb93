namespace Netra.WebSockets.Tests;

/// <summary>
/// An engine behind a bad network, as a seed decides: calls that fail before or after they were carried out, that never answer or
/// are carried out late; partitions; notices that are lost, doubled, late, of another user; an end of the logs that is lost, noticed or not.
/// </summary>
internal sealed class FaultyEngine(SeededScheduler scheduler, ModelBackplane inner) : IWebSocketBackplane
{
    private readonly List<(UserId User, Action<BackplaneNotice> Listener)> _listeners = [];
    private readonly List<Task> _late = [];
    private Dictionary<UserId, ModelBackplane.ModelLog>? _snapshot;
    private bool _healthy;
    private int _partition;

    public int Faults { get; private set; }

    public int TailLosses { get; private set; }

    /// <summary>Whether an end was lost and the engine went on in the same epoch: until the library begins another one, two events may have had one place.</summary>
    public bool HasReusedPlaces { get; private set; }

    /// <summary>From now on nothing fails; what is late has arrived when this completes.</summary>
    public async Task HealAsync()
    {
        _healthy = true;
        await Task.WhenAll(_late);
    }

    public async ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        await PauseAsync();
        MaybeLoseTheEnd();
        Refuse();
        // The memory is lent until this call is over: what is carried out later is a copy.
        if (Chance(25)) _late.Add(LaterAsync(append with { Event = append.Event.ToArray() }));
        else if (Chance(25)) await inner.AppendAsync(append, ct);
        else return await AnswerAsync(await inner.AppendAsync(append, ct));
        if (Chance(2)) throw Fault();
        return await NeverAsync<BackplaneAppendResult>();
    }

    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        var slice = await inner.ReadAsync(user, after, maxBytes, ct);
        await PauseAsync();
        return Chance(40) ? await NeverAsync<BackplaneSlice>() : slice;
    }

    public async ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        if (Chance(20)) return await NeverAsync<IAsyncDisposable>();
        _listeners.Add((user, listener));
        return await inner.ListenAsync(user, notice => _ = TellAsync(listener, notice with { Entry = notice.Entry with { Event = notice.Entry.Event.ToArray() } }), ct);
    }

    public async ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        return await AnswerAsync(await inner.ForgetAsync(user, epoch, ct));
    }

    public async ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        await inner.DisconnectAsync(user, reason, ct);
        await AnswerAsync(true);
    }

    public async ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        return await AnswerAsync(await inner.CheckAsync(user, presence, ct));
    }

    public async ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        await inner.BroadcastAsync(broadcast, ct);
    }

    public async ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        return await inner.ListenToBroadcastsAsync(listener, ct);
    }

    public async ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        return await AnswerAsync(await inner.ClaimRunsAsync(user, runs, adopt, ct));
    }

    public async ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct)
    {
        await PauseAsync();
        Refuse();
        return await inner.FindAbandonedRunsAsync(most, ct);
    }

    private async Task LaterAsync(BackplaneAppend append)
    {
        for (var n = scheduler.Random.Next(200); n > 0; n--) await Task.Yield();
        await inner.AppendAsync(append, default);
    }

    private async Task TellAsync(Action<BackplaneNotice> listener, BackplaneNotice notice)
    {
        await PauseAsync();
        if (_partition > 0 || Chance(15))
        {
            // Lost; the engine says so, but not always.
            if (Chance(2)) listener(BackplaneNotice.LostFromHere);
            return;
        }

        if (Chance(15)) _late.Add(TellLaterAsync(listener, notice));
        else listener(notice);
        if (Chance(10)) listener(notice);
        if (Chance(40) && _listeners.Count > 0) _listeners[scheduler.Random.Next(_listeners.Count)].Listener(notice);
        if (Chance(30)) listener(notice with { Entry = notice.Entry with { Event = default } });
    }

    private async Task TellLaterAsync(Action<BackplaneNotice> listener, BackplaneNotice notice)
    {
        for (var n = scheduler.Random.Next(100); n > 0; n--) await Task.Yield();
        listener(notice);
    }

    private void MaybeLoseTheEnd()
    {
        if (_healthy) return;
        if (_snapshot is null || scheduler.Random.Next(10) == 0) _snapshot = inner.Snapshot();
        if (!Chance(60)) return;
        TailLosses++;
        var isNoticed = scheduler.Random.Next(2) == 0;
        inner.BeginsEpochs = scheduler.Random.Next(2) == 0;
        HasReusedPlaces |= !isNoticed || !inner.BeginsEpochs;
        inner.Restore(_snapshot, isNoticed);
    }

    private void Refuse()
    {
        if (Chance(60)) _partition = scheduler.Random.Next(10);
        if (_partition > 0)
        {
            _partition = _healthy ? 0 : _partition - 1;
            if (_partition > 0) throw Fault();
        }

        if (Chance(20)) throw Fault();
    }

    private async ValueTask<T> AnswerAsync<T>(T answer)
    {
        await PauseAsync();
        if (Chance(30)) throw Fault();
        return Chance(30) ? await NeverAsync<T>() : answer;
    }

    private bool Chance(int oneOf) => !_healthy && scheduler.Random.Next(oneOf) == 0;

    private IOException Fault()
    {
        Faults++;
        return new IOException("the network");
    }

    private async ValueTask<T> NeverAsync<T>()
    {
        Faults++;
        return await new TaskCompletionSource<T>().Task;
    }

    private async Task PauseAsync()
    {
        for (var n = scheduler.Random.Next(4); n > 0; n--) await Task.Yield();
    }
}
