using System.Collections.Immutable;
using System.Diagnostics;

namespace Netra.WebSockets;

/// <summary>One user's log: the present epoch, the last sequence, and the latest events.</summary>
internal sealed class InMemoryUserLog
{
    private readonly Lock _gate = new();
    private readonly WebSocketManagerOptions _options;
    private readonly TimeProvider _time;
    private readonly ReplayMemory _memory;
    private readonly ReplayBuffer _kept;
    private readonly Queue<BackplaneEntry> _untold = new();
    private ImmutableArray<Action<BackplaneEntry>> _listeners = [];
    private string _epoch = NewEpoch();
    private long _sequence;
    private int _keepers;
    private long _lastUse;
    private bool _telling;
    private volatile bool _retired;

    public InMemoryUserLog(WebSocketManagerOptions options, TimeProvider time, ReplayMemory memory)
    {
        _options = options;
        _time = time;
        _memory = memory;
        _kept = new ReplayBuffer(memory, this);
        _lastUse = time.GetTimestamp();
    }

    public bool IsRetired => _retired;

    /// <param name="event">The event.</param>
    /// <param name="isLent">Whether it is the caller's again afterwards.</param>
    /// <param name="position">Where it stands.</param>
    public bool TryAppend(ReadOnlyMemory<byte> @event, bool isLent, out BackplanePosition position)
    {
        bool tell;
        lock (_gate)
        {
            position = new BackplanePosition(_epoch, _sequence + 1);
            if (_retired) return false;
            _sequence++;
            _lastUse = _time.GetTimestamp();
            _kept.Append(@event.Span, _lastUse);
            Trim();
            // Told before this returns, unless another thread is at it.
            if (!_listeners.IsEmpty) _untold.Enqueue(new BackplaneEntry(position, isLent && (_telling || _keepers > 0) ? @event.ToArray() : @event));
            tell = !_telling && _untold.Count > 0;
            _telling |= tell;
        }

        // Outside of the lock: the oldest block may be another user's, and two users' locks are never held together.
        while (_memory.TryGetOverdue(out var owner, out var block)) owner.Drop(block);
        if (tell) Tell();
        return true;
    }

    public bool TryRead(BackplanePosition? after, out BackplaneSlice slice)
    {
        lock (_gate)
        {
            slice = default;
            if (_retired) return false;
            _lastUse = _time.GetTimestamp();
            Trim();
            var known = after is { } place && place.Epoch == _epoch && place.Sequence <= _sequence ? place.Sequence : 0;
            var events = _kept.Copy((int)Math.Min(_kept.Count, _sequence - known));
            var entries = new BackplaneEntry[events.Length];
            for (var index = 0; index < entries.Length; index++)
            {
                entries[index] = new BackplaneEntry(new BackplanePosition(_epoch, _sequence - entries.Length + 1 + index), events[index]);
            }

            slice = new BackplaneSlice(new BackplanePosition(_epoch, _sequence), entries);
            return true;
        }
    }

    /// <param name="listener">Whom to tell.</param>
    /// <param name="keeps">Whether the listener may keep what it is told.</param>
    /// <returns>Null if the log is retired.</returns>
    public IAsyncDisposable? TryListen(Action<BackplaneEntry> listener, bool keeps)
    {
        lock (_gate)
        {
            if (_retired) return null;
            _listeners = _listeners.Add(listener);
            if (keeps) _keepers++;
            return new Subscription(this, listener, keeps);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _kept.Clear();
            _sequence = 0;
            _epoch = NewEpoch();
        }
    }

    /// <summary>Drops what has expired; retires the log if it holds nothing, nobody listens and nobody has used it for the window.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            Trim();
            _retired |= _kept.Count == 0 && _listeners.IsEmpty && _time.GetElapsedTime(_lastUse) >= _options.ReplayWindow;
            return _retired;
        }
    }

    /// <summary>Retires the log whatever it holds.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _retired = true;
            _kept.Clear();
        }
    }

    /// <summary>Drops the events that begin in <paramref name="block"/>, if it is still the oldest one here.</summary>
    private void Drop(ReplayBlock block)
    {
        lock (_gate) _kept.DropBlock(block);
    }

    /// <summary>
    /// Tells outside the lock, by whichever thread came first: a listener may hold locks that another appender waits for,
    /// and order must not depend on which thread is faster.
    /// </summary>
    private void Tell()
    {
        while (true)
        {
            BackplaneEntry entry;
            ImmutableArray<Action<BackplaneEntry>> listeners;
            lock (_gate)
            {
                if (!_untold.TryDequeue(out entry))
                {
                    _telling = false;
                    return;
                }

                listeners = _listeners;
            }

            foreach (var listener in listeners) listener(entry);
        }
    }

    private void Trim()
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        while (_kept.TryPeek(out var appendedAt)
            && (_kept.Bytes > _options.ReplayBytesPerUser || _time.GetElapsedTime(appendedAt) >= _options.ReplayWindow))
        {
            _kept.DropOldest();
        }
    }

    private void Remove(Action<BackplaneEntry> listener, bool keeps)
    {
        lock (_gate)
        {
            var listeners = _listeners.Remove(listener);
            if (listeners.Length == _listeners.Length) return;
            _listeners = listeners;
            if (keeps) _keepers--;
        }
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");

    private sealed class Subscription(InMemoryUserLog log, Action<BackplaneEntry> listener, bool keeps) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            log.Remove(listener, keeps);
            return default;
        }
    }
}
