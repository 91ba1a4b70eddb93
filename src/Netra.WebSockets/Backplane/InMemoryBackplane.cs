using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets;

/// <summary>
/// The logs of one process: bounded per user by age and bytes, in all by bytes, gone with the process. It answers at once and
/// misses no notice. <c>AddNetraWebSockets</c> registers it; to decorate it, register an <see cref="IWebSocketBackplane"/> that takes it.
/// </summary>
public sealed class InMemoryBackplane : IWebSocketBackplane, IDisposable
{
    private readonly ConcurrentDictionary<UserId, InMemoryUserLog> _logs = new();
    private readonly WebSocketManagerOptions _options;
    private readonly TimeProvider _time;
    private readonly ReplayMemory _memory;
    private readonly ITimer _sweeper;
    private ImmutableArray<Action<BackplaneBroadcast>> _broadcastListeners = [];

    /// <summary>Empty logs.</summary>
    /// <param name="options">How much is kept, and for how long.</param>
    /// <param name="time">By which events age and leases expire; the system's by default.</param>
    public InMemoryBackplane(IOptions<WebSocketManagerOptions> options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _time = time ?? TimeProvider.System;
        _memory = new ReplayMemory(_options.ReplayBytes);
        var period = SweepPeriod.Of(_options.ReplayWindow);
        _sweeper = _time.CreateTimer(static state => ((InMemoryBackplane)state!).Sweep(), this, period, period);
    }

    /// <summary>How many users have a log here.</summary>
    public int LogCount => _logs.Count;

    /// <summary>How much memory the kept events take, in bytes.</summary>
    public long UsedBytes => _memory.UsedBytes;

    /// <inheritdoc/>
    public ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        if (append.Run is null != (append.Step == BackplaneRunStep.None)) throw new ArgumentException("A step needs a run, and a run a step.", nameof(append));
        BackplaneAppendResult result;
        while (!LogOf(append.User).TryAppend(append, out result))
        {
        }

        return new(result);
    }

    /// <inheritdoc/>
    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        BackplaneSlice slice;
        while (!LogOf(user).TryRead(after, maxBytes, out slice))
        {
        }

        return new(slice);
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(listener);
        while (true)
        {
            if (LogOf(user).TryListen(listener) is { } subscription) return new(subscription);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct) =>
        new(_logs.TryGetValue(user, out var log) && log.TryForget(epoch));

    /// <inheritdoc/>
    public ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reason);
        while (!LogOf(user).TryDisconnect(reason))
        {
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        BackplaneCheck check;
        while (!LogOf(user).TryCheck(presence, out check))
        {
        }

        return new(check);
    }

    /// <inheritdoc/>
    public ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct)
    {
        foreach (var listener in _broadcastListeners) listener(broadcast);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ImmutableInterlocked.Update(ref _broadcastListeners, static (all, one) => all.Add(one), listener);
        return new(new BroadcastSubscription(this, listener));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runs);
        IReadOnlyList<RunId> held;
        while (!LogOf(user).TryClaim(runs, adopt, out held))
        {
        }

        return new(held);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct)
    {
        List<BackplaneAbandonedRun> found = [];
        foreach (var (user, log) in _logs)
        {
            if (found.Count >= most) break;
            if (log.HasRuns) found.AddRange(log.AbandonedRuns().Take(most - found.Count).Select(run => new BackplaneAbandonedRun(user, run)));
        }

        return new(found);
    }

    /// <summary>Drops all logs.</summary>
    public void Dispose()
    {
        _sweeper.Dispose();
        foreach (var (user, log) in _logs)
        {
            log.Retire();
            _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }

    /// <summary>Drops what has expired, and the logs that hold nothing and that nobody listens to.</summary>
    internal void Sweep()
    {
        foreach (var (user, log) in _logs)
        {
            if (log.TryRetire()) _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }

    private InMemoryUserLog LogOf(UserId user)
    {
        while (true)
        {
            var log = _logs.GetOrAdd(user, static (_, owner) => new InMemoryUserLog(owner._options, owner._time, owner._memory), this);
            if (!log.IsRetired) return log;
            _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }

    private sealed class BroadcastSubscription(InMemoryBackplane backplane, Action<BackplaneBroadcast> listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            ImmutableInterlocked.Update(ref backplane._broadcastListeners, static (all, one) => all.Remove(one), listener);
            return default;
        }
    }
}
