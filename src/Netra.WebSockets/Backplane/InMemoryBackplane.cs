using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets;

/// <summary>The logs of one process: bounded per user by age and bytes, in all by bytes, gone with the process.</summary>
internal sealed class InMemoryBackplane : IWebSocketBackplane, IDisposable
{
    private readonly ConcurrentDictionary<UserId, InMemoryUserLog> _logs = new();
    private readonly WebSocketManagerOptions _options;
    private readonly TimeProvider _time;
    private readonly ReplayMemory _memory;
    private readonly ITimer _sweeper;

    public InMemoryBackplane(IOptions<WebSocketManagerOptions> options, TimeProvider time, HostMeter? meter = null)
    {
        _options = options.Value;
        _time = time;
        _memory = new ReplayMemory(_options.ReplayBytes);
        meter?.ObserveReplay(() => UsedBytes);
        var period = SweepPeriod.Of(_options.ReplayWindow);
        _sweeper = time.CreateTimer(static state => ((InMemoryBackplane)state!).Sweep(), this, period, period);
    }

    /// <summary>How many users have a log here.</summary>
    public int LogCount => _logs.Count;

    /// <summary>How much memory the kept events take, in bytes.</summary>
    public long UsedBytes => _memory.UsedBytes;

    public ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct) => new(Append(user, @event, isLent: false));

    /// <summary>As <see cref="AppendAsync"/>, of memory that is the caller's again afterwards.</summary>
    public BackplanePosition AppendLent(UserId user, ReadOnlyMemory<byte> @event) => Append(user, @event, isLent: true);

    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct)
    {
        BackplaneSlice slice;
        while (!LogOf(user).TryRead(after, out slice))
        {
        }

        return new(slice);
    }

    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct) => new(Listen(user, listener, keeps: true));

    /// <summary>As <see cref="ListenAsync"/>, for a listener that keeps nothing of an event when it returns.</summary>
    public ValueTask<IAsyncDisposable> ListenLent(UserId user, Action<BackplaneEntry> listener) => new(Listen(user, listener, keeps: false));

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
        foreach (var (user, log) in _logs)
        {
            log.Retire();
            _logs.TryRemove(new KeyValuePair<UserId, InMemoryUserLog>(user, log));
        }
    }

    private BackplanePosition Append(UserId user, ReadOnlyMemory<byte> @event, bool isLent)
    {
        BackplanePosition position;
        while (!LogOf(user).TryAppend(@event, isLent, out position))
        {
        }

        return position;
    }

    private IAsyncDisposable Listen(UserId user, Action<BackplaneEntry> listener, bool keeps)
    {
        while (true)
        {
            if (LogOf(user).TryListen(listener, keeps) is { } subscription) return subscription;
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
}
