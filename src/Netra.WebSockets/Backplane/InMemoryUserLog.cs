using System.Collections.Immutable;

namespace Netra.WebSockets;

/// <summary>One user's log: the present epoch, the last sequence, and the latest events.</summary>
internal sealed class InMemoryUserLog(WebSocketManagerOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<(BackplaneEntry Entry, long AppendedAt)> _kept = new();
    private readonly Queue<BackplaneEntry> _untold = new();
    private ImmutableArray<Action<BackplaneEntry>> _listeners = [];
    private string _epoch = NewEpoch();
    private long _sequence;
    private long _bytes;
    private long _lastUse = time.GetTimestamp();
    private bool _telling;
    private volatile bool _retired;

    public bool IsRetired => _retired;

    public bool TryAppend(ReadOnlyMemory<byte> @event, out BackplanePosition position)
    {
        lock (_gate)
        {
            position = new BackplanePosition(_epoch, _sequence + 1);
            if (_retired) return false;
            _sequence++;
            _lastUse = time.GetTimestamp();
            var entry = new BackplaneEntry(position, @event);
            _kept.Enqueue((entry, _lastUse));
            _bytes += @event.Length;
            Trim();
            if (_listeners.IsEmpty) return true;
            _untold.Enqueue(entry);
            if (_telling) return true;
            _telling = true;
        }

        Tell();
        return true;
    }

    public bool TryRead(BackplanePosition? after, out BackplaneSlice slice)
    {
        lock (_gate)
        {
            slice = default;
            if (_retired) return false;
            _lastUse = time.GetTimestamp();
            Trim();
            var known = after is { } place && place.Epoch == _epoch && place.Sequence <= _sequence ? place.Sequence : 0;
            slice = new BackplaneSlice(
                new BackplanePosition(_epoch, _sequence),
                [.. _kept.Where(kept => kept.Entry.Position.Sequence > known).Select(kept => kept.Entry)]);
            return true;
        }
    }

    /// <returns>Null if the log is retired.</returns>
    public IAsyncDisposable? TryListen(Action<BackplaneEntry> listener)
    {
        lock (_gate)
        {
            if (_retired) return null;
            _listeners = _listeners.Add(listener);
            return new Subscription(this, listener);
        }
    }

    public void Forget()
    {
        lock (_gate)
        {
            _kept.Clear();
            _bytes = 0;
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
            _retired |= _kept.Count == 0 && _listeners.IsEmpty && time.GetElapsedTime(_lastUse) >= options.ReplayWindow;
            return _retired;
        }
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
        while (_kept.TryPeek(out var oldest)
            && (_bytes > options.ReplayBytesPerUser || time.GetElapsedTime(oldest.AppendedAt) >= options.ReplayWindow))
        {
            _kept.Dequeue();
            _bytes -= oldest.Entry.Event.Length;
        }
    }

    private void Remove(Action<BackplaneEntry> listener)
    {
        lock (_gate) _listeners = _listeners.Remove(listener);
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");

    private sealed class Subscription(InMemoryUserLog log, Action<BackplaneEntry> listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            log.Remove(listener);
            return default;
        }
    }
}
