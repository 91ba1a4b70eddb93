using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets;

/// <summary>The logs of one process: bounded per user by age and bytes, gone with the process.</summary>
internal sealed class InMemoryBackplane : IWebSocketBackplane, IDisposable
{
    private readonly ConcurrentDictionary<UserId, InMemoryUserLog> _logs = new();
    private readonly WebSocketManagerOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeper;

    public InMemoryBackplane(IOptions<WebSocketManagerOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        var period = SweepPeriod.Of(_options.ReplayWindow);
        _sweeper = time.CreateTimer(static state => ((InMemoryBackplane)state!).Sweep(), this, period, period);
    }

    /// <summary>How many users have a log here.</summary>
    public int LogCount => _logs.Count;

    public ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct)
    {
        BackplanePosition position;
        while (!LogOf(user).TryAppend(@event, out position))
        {
        }

        return new(position);
    }

    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct)
    {
        BackplaneSlice slice;
        while (!LogOf(user).TryRead(after, out slice))
        {
        }

        return new(slice);
    }

    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct)
    {
        while (true)
        {
            if (LogOf(user).TryListen(listener) is { } subscription) return new(subscription);
        }
    }

    public ValueTask ForgetAsync(UserId user, CancellationToken ct)
    {
        if (_logs.TryGetValue(user, out var log)) log.Forget();
        return default;
    }

    /// <summary>Drops what has expired, and the logs that hold nothing and that nobody listens to.</summary>
    public void Sweep()
    {
        foreach (var (user, log) in _logs)
        {
            if (log.TryRetire()) _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }

    public void Dispose()
    {
        _sweeper.Dispose();
        _logs.Clear();
    }

    private InMemoryUserLog LogOf(UserId user)
    {
        while (true)
        {
            var log = _logs.GetOrAdd(user, static (_, owner) => new InMemoryUserLog(owner._options, owner._time), this);
            if (!log.IsRetired) return log;
            _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }
}
