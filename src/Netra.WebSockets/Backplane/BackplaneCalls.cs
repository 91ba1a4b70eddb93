using System.Runtime.CompilerServices;

namespace Netra.WebSockets;

/// <summary>
/// Every call of the backplane goes through here: it has a time limit, its token is cancelled when that has passed, and a late
/// answer is looked after. A call that is answered at once costs nothing.
/// </summary>
internal sealed class BackplaneCalls(IWebSocketBackplane backplane, WebSocketManagerOptions options, TimeProvider time, BackplaneHealth health)
{
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Appends, and repeats an append that failed or is not answered, with the same id, within the time limit.</summary>
    /// <exception cref="BackplaneUnavailableException">It is not known whether the event is in the log.</exception>
    public ValueTask<BackplaneAppendResult> AppendAsync(in BackplaneAppend append)
    {
        ValueTask<BackplaneAppendResult> call;
        try
        {
            // Without a token of its own: most appends are answered at once, and this is what every event pays.
            call = backplane.AppendAsync(append, CancellationToken.None);
        }
        catch (Exception error)
        {
            call = ValueTask.FromException<BackplaneAppendResult>(error);
        }

        if (!call.IsCompletedSuccessfully) return RepeatAsync(append, call);
        health.Succeeded();
        return call;
    }

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct = default) =>
        CallAsync((user, after, maxBytes), static (engine, args, token) => engine.ReadAsync(args.user, args.after, args.maxBytes, token), ct);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener) =>
        CallAsync((user, listener), static (engine, args, token) => engine.ListenAsync(args.user, args.listener, token), default);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct = default) =>
        CallAsync((user, epoch), static (engine, args, token) => engine.ForgetAsync(args.user, args.epoch, token), ct);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<bool> DisconnectAsync(UserId user, string reason, CancellationToken ct = default) =>
        CallAsync((user, reason), static async (engine, args, token) =>
        {
            await engine.DisconnectAsync(args.user, args.reason, token);
            return true;
        }, ct);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence) =>
        CallAsync((user, presence), static (engine, args, token) => engine.CheckAsync(args.user, args.presence, token), default);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<bool> BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct = default) =>
        CallAsync(broadcast, static async (engine, told, token) =>
        {
            await engine.BroadcastAsync(told, token);
            return true;
        }, ct);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener) =>
        CallAsync(listener, static (engine, told, token) => engine.ListenToBroadcastsAsync(told, token), default);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt) =>
        CallAsync((user, runs, adopt), static (engine, args, token) => engine.ClaimRunsAsync(args.user, args.runs, args.adopt, token), default);

    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most) =>
        CallAsync(most, static (engine, number, token) => engine.FindAbandonedRunsAsync(number, token), default);

    /// <summary>The first attempt has half of the time, so that one whose answer is lost is repeated.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BackplaneAppendResult> RepeatAsync(BackplaneAppend append, ValueTask<BackplaneAppendResult> first)
    {
        var begun = time.GetTimestamp();
        var call = first;
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            CancellationTokenSource? ended = null;
            Exception failure;
            try
            {
                if (attempt > 1)
                {
                    ended = new CancellationTokenSource();
                    call = backplane.AppendAsync(append, ended.Token);
                }

                var left = options.BackplaneTimeout - time.GetElapsedTime(begun);
                var result = await TimeLimit.WaitAsync(call, attempt == 1 ? options.BackplaneTimeout / 2 : left, time);
                health.Succeeded();
                ended?.Dispose();
                return result;
            }
            catch (Exception error)
            {
                failure = error;
                _ = ended?.CancelLaterAsync();
            }

            if (attempt == Attempts || time.GetElapsedTime(begun) + pause >= options.BackplaneTimeout)
            {
                health.Failed(failure);
                throw new BackplaneUnavailableException("The backplane has not confirmed an event.", failure);
            }

            if (failure is not TimeoutException) await TimeLimit.PauseAsync(pause, time);
            pause *= 2;
        }
    }

    private async ValueTask<T> CallAsync<TArgs, T>(TArgs args, Func<IWebSocketBackplane, TArgs, CancellationToken, ValueTask<T>> begin, CancellationToken ct)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            var result = await TimeLimit.WaitAsync(begin(backplane, args, ended.Token), options.BackplaneTimeout, time, ct);
            health.Succeeded();
            ended.Dispose();
            return result;
        }
        catch (Exception error)
        {
            // Not awaited, and not disposed: what the engine does on cancellation is not waited for.
            _ = ended.CancelLaterAsync();
            // Whatever an engine throws then, the caller has gone away.
            ct.ThrowIfCancellationRequested();
            health.Failed(error);
            throw new BackplaneUnavailableException("The backplane has not answered.", error);
        }
    }
}
