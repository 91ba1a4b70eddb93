using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Netra.WebSockets;

/// <summary>
/// The user's log as this process sees it: listens to it, keeps its newest events for the connections, reads what a notice did not
/// bring, and appends. Whatever the backplane tells is checked here, and only what continues the known log is passed on.
/// </summary>
/// <param name="user">Whose log.</param>
/// <param name="host">The process.</param>
/// <param name="gate">The lock of the user's stream. Never held during a call of the backplane.</param>
/// <param name="connections">The user's connections.</param>
internal sealed class StreamLog(UserId user, WebSocketHost host, Lock gate, UserConnections connections)
{
    private const int Restarts = 3;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(500);

    private Task<IAsyncDisposable>? _listening;
    private long _listeningSince;
    private string? _producer;
    private long _appends;
    private long? _generation;
    private BackplanePosition? _heard;
    private bool _catchingUp;
    private bool _catchUpAgain;

    /// <summary>Under the lock.</summary>
    public EventTail Tail { get; } = new(host.Options);

    /// <summary>Called, under the lock, with the new epoch when another process has put the user out.</summary>
    public Action<string>? PutOut { get; set; }

    /// <summary>
    /// Makes the process hear the user's log; after it, an attach followed by a read misses nothing. A call that failed or took too long is
    /// made again for the next who asks.
    /// </summary>
    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public async ValueTask ListenAsync()
    {
        Task<IAsyncDisposable>? listening;
        TaskCompletionSource<IAsyncDisposable>? mine = null;
        lock (gate)
        {
            // A call that blocks its thread has no end that could be waited for: after twice the time, another one is made.
            if (_listening is null or { IsFaulted: true }
                || (!_listening.IsCompleted && host.Time.GetElapsedTime(_listeningSince) > 2 * host.Options.BackplaneTimeout))
            {
                _listeningSince = host.Time.GetTimestamp();
                mine = new TaskCompletionSource<IAsyncDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
                _listening = mine.Task;
            }

            listening = _listening;
        }

        if (mine is not null)
        {
            try
            {
                mine.SetResult(await host.Calls.ListenAsync(user, Hear));
            }
            catch (Exception error)
            {
                mine.SetException(error);
            }
        }

        try
        {
            await TimeLimit.WaitAsync(new ValueTask<IAsyncDisposable>(listening), host.Options.BackplaneTimeout, host.Time);
        }
        catch (TimeoutException error)
        {
            throw new BackplaneUnavailableException("The backplane has not answered.", error);
        }
    }

    /// <summary>Ends the listening.</summary>
    public async Task EndAsync()
    {
        Task<IAsyncDisposable>? listening;
        lock (gate)
        {
            listening = _listening;
            Tail.Jump(null);
        }

        if (listening is null) return;
        try
        {
            await (await listening).DisposeAsync();
        }
        catch (Exception error)
        {
            host.ReportBackplaneFailure(error);
        }
    }

    /// <summary>Reads the log, checks the answer, and learns the head from it.</summary>
    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    /// <exception cref="LogMismatchException">The answer is not this user's, or does not fit.</exception>
    public async ValueTask<BackplaneSlice> ReadAsync(BackplanePosition? after, CancellationToken ct = default)
    {
        for (var restart = 0; ; restart++)
        {
            (BackplanePosition, long)? known;
            lock (gate) known = Known();
            var slice = await host.Calls.ReadAsync(user, after, host.Options.QueueBytes, ct);
            if (!LogCheck.Fits(user, after, slice))
            {
                ReportMismatch();
                throw new LogMismatchException();
            }

            if (restart == Restarts || !LogCheck.HasGoneBack(known, slice.Head, slice.Generation))
            {
                lock (gate) Learn(slice);
                return slice;
            }

            await RestartAsync(slice.Head.Epoch);
        }
    }

    /// <summary>Appends an event. Called in the user's turn.</summary>
    /// <param name="body">The event; lent until the returned task has completed.</param>
    /// <param name="step">What it is to the run.</param>
    /// <param name="run">The run, or null.</param>
    /// <exception cref="BackplaneUnavailableException">It is not known whether the event is in the log.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<BackplaneAppendResult> AppendAsync(ReadOnlyMemory<byte> body, BackplaneRunStep step, BackplaneRun? run)
    {
        for (var restart = 0; ; restart++)
        {
            (BackplanePosition, long)? known;
            BackplaneEventId id;
            lock (gate)
            {
                known = Known();
                id = new BackplaneEventId(_producer ??= Guid.NewGuid().ToString("N"), ++_appends);
            }

            var result = await host.Calls.AppendAsync(new BackplaneAppend(user, id, body, step, step == BackplaneRunStep.None ? null : run));
            var isAppended = result.Outcome == BackplaneAppendOutcome.Appended;
            var before = isAppended ? result.Position with { Sequence = result.Position.Sequence - 1 } : result.Position;
            if (restart == Restarts || !LogCheck.HasGoneBack(known, before, result.Generation))
            {
                lock (gate)
                {
                    _generation = result.Generation;
                    if (isAppended) AcceptOwn(new BackplaneEntry(result.Position, body));
                }

                return result;
            }

            await RestartAsync(result.Position.Epoch);
        }
    }

    /// <summary>Forgets what was known of a log that is being forgotten.</summary>
    public void Forget()
    {
        lock (gate)
        {
            Tail.Jump(null);
            (_heard, _generation) = (null, null);
        }
    }

    /// <summary>Reads if the log is not where it is known to be: it has grown without a word, or begun anew.</summary>
    public void Compare(in BackplaneCheck check)
    {
        lock (gate)
        {
            if (Tail.Head == check.Head && _generation == check.Generation) return;
        }

        CatchUp();
    }

    /// <summary>The engine has lost the end of the log, and kept the epoch: this process asks for another one, and the clients are told the gap.</summary>
    private async ValueTask RestartAsync(string epoch)
    {
        host.ReportLogRestart();
        await host.Calls.ForgetAsync(user, epoch);
        lock (gate)
        {
            Tail.Jump(null);
            (_heard, _generation) = (null, null);
            connections.CloseAll(CloseRequest.EpochChanged, Tail);
        }
    }

    private void Hear(BackplaneNotice notice)
    {
        bool isComplete;
        lock (gate)
        {
            if (notice.IsLost)
            {
                isComplete = false;
            }
            else if (!notice.Entry.Event.IsEmpty && !EventJson.IsOf(user, notice.Entry.Event.Span))
            {
                ReportMismatch();
                return;
            }
            else
            {
                isComplete = Accept(notice.Entry);
            }
        }

        if (!isComplete) CatchUp();
    }

    /// <returns>Whether nothing has to be read.</returns>
    private bool Accept(in BackplaneEntry entry)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        var position = entry.Position;
        if (Tail.Head is { } head && head.Epoch == position.Epoch)
        {
            if (position.Sequence <= head.Sequence) return true;
            if (connections.Count == 0)
            {
                Tail.Jump(position);
                return true;
            }

            if (position.Sequence == head.Sequence + 1 && !entry.Event.IsEmpty)
            {
                Push(entry);
                return true;
            }
        }
        else if (Tail.Head is null && connections.Count == 0)
        {
            // A reader will learn the head. Until then, nobody needs it.
            return true;
        }
        else if (Tail.Head is null && !entry.Event.IsEmpty)
        {
            Push(entry);
            return true;
        }

        // Another epoch is believed only from a read: a notice may be late.
        if (Tail.Head is null || Tail.Head.Value.Epoch == position.Epoch) _heard = position;
        return false;
    }

    /// <summary>An event that this process has appended itself: its place is certain.</summary>
    private void AcceptOwn(in BackplaneEntry entry)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        var position = entry.Position;
        if (Tail.Head is { } head && head.Epoch == position.Epoch)
        {
            if (position.Sequence <= head.Sequence) return;
            if (position.Sequence == head.Sequence + 1 && connections.Count > 0)
            {
                Push(entry);
                return;
            }

            // Others' events come before it: their notices are on their way, or the next check reads them.
            if (connections.Count > 0) return;
        }
        else if (connections.Count > 0)
        {
            Push(entry);
            return;
        }

        Tail.Jump(position);
    }

    private void Push(in BackplaneEntry entry)
    {
        Tail.Push(EventJson.Frame(entry));
        connections.Wake();
    }

    private void Learn(in BackplaneSlice slice)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        _generation = slice.Generation;
        if (slice.Disconnected is { } reason && Tail.Head is { } former && former.Epoch != slice.Head.Epoch)
        {
            connections.CloseFormer(slice.Head.Epoch, CloseRequest.Disconnected(reason), Tail);
            PutOut?.Invoke(slice.Head.Epoch);
        }

        if (Tail.Head is { } head && head.Epoch == slice.Head.Epoch)
        {
            if (slice.Head.Sequence <= head.Sequence) return;
            if (connections.Count > 0)
            {
                foreach (var entry in slice.Entries)
                {
                    if (entry.Position.Sequence == Tail.Head.Value.Sequence + 1) Push(entry);
                }

                // A limited part: nobody else would read on.
                if (Tail.Head.Value.Sequence < slice.Head.Sequence)
                {
                    _heard = slice.Head;
                    CatchUp();
                }

                return;
            }
        }

        Tail.Jump(slice.Head);
        connections.Wake();
    }

    private void CatchUp()
    {
        lock (gate)
        {
            if (connections.Count == 0 || host.IsStopped) return;
            _catchUpAgain = _catchingUp;
            if (_catchingUp) return;
            _catchingUp = true;
        }

        _ = CatchUpAsync();
    }

    /// <summary>Reads behind the known head until the log has no more than that.</summary>
    private async Task CatchUpAsync()
    {
        // Not within the listener's call.
        await Task.Yield();
        while (true)
        {
            var failed = false;
            try
            {
                BackplanePosition? from;
                lock (gate) from = Tail.Head;
                var slice = await ReadAsync(from);
                lock (gate) SkipHole(from, slice);
            }
            catch (LogMismatchException)
            {
                // The connections are closed, and come back with their cursors.
            }
            catch (BackplaneUnavailableException)
            {
                failed = true;
            }

            if (failed) await TimeLimit.PauseAsync(PauseAfterFailure, host.Time);
            lock (gate)
            {
                var isBehind = _heard is { } heard && (Tail.Head is not { } head || (head.Epoch == heard.Epoch && head.Sequence < heard.Sequence));
                if (connections.Count > 0 && !host.IsStopped && (failed || isBehind || _catchUpAgain))
                {
                    _catchUpAgain = false;
                    continue;
                }

                _catchingUp = false;
                return;
            }
        }
    }

    /// <summary>Events that the log no longer holds: the head moves on, and each connection meets the hole by itself.</summary>
    private void SkipHole(BackplanePosition? from, in BackplaneSlice slice)
    {
        if (from is not { } known || known.Epoch != slice.Head.Epoch || Tail.Head is not { } head || head != known) return;
        if (head.Sequence == slice.Head.Sequence) return;
        Tail.Jump(slice.Entries is [.., var last] ? last.Position : slice.Head);
        connections.Wake();
    }

    private (BackplanePosition Head, long Generation)? Known()
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        if (Tail.Head is not { } head || _generation is not { } generation) return null;
        return (_heard is { } heard && heard.Epoch == head.Epoch && heard.Sequence > head.Sequence ? heard : head, generation);
    }

    private void ReportMismatch()
    {
        host.ReportLogMismatch();
        lock (gate) connections.CloseAll(CloseRequest.Mismatch, Tail);
    }
}
