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
    private readonly LogProducers _producers;
    private LogRuns? _runs;
    private ImmutableArray<Action<BackplaneNotice>> _listeners = [];
    private List<(BackplanePresence Presence, long ToldAt)>? _present;
    private string _epoch = NewEpoch();
    private string? _disconnected;
    private long _sequence;
    private long _lastUse;
    private bool _telling;
    private volatile bool _retired;

    public InMemoryUserLog(WebSocketManagerOptions options, TimeProvider time, ReplayMemory memory)
    {
        _options = options;
        _time = time;
        _memory = memory;
        _kept = new ReplayBuffer(memory, this);
        _producers = new LogProducers(options.ReplayWindow, time);
        _lastUse = time.GetTimestamp();
    }

    public bool IsRetired => _retired;

    /// <summary>Whether a run is open. Without the lock: a moment later is soon enough.</summary>
    public bool HasRuns => _runs is { OpenCount: > 0 };

    /// <returns>False if the log is retired.</returns>
    public bool TryAppend(in BackplaneAppend append, out BackplaneAppendResult result)
    {
        bool tell;
        lock (_gate)
        {
            result = default;
            if (_retired) return false;
            if (!MayAppend(append, out result)) return true;
            var position = new BackplanePosition(_epoch, ++_sequence);
            result = new BackplaneAppendResult(BackplaneAppendOutcome.Appended, position);
            _producers.Record(append.Id, _sequence);
            _lastUse = _time.GetTimestamp();
            _kept.Append(append.Event.Span, _lastUse);
            Trim();
            // Told before this returns, unless another thread is at it: only then is a copy needed.
            if (!_listeners.IsEmpty) _untold.Enqueue(new BackplaneEntry(position, _telling ? append.Event.ToArray() : append.Event));
            tell = !_telling && _untold.Count > 0;
            _telling |= tell;
        }

        // Outside of the lock: the oldest block may be another user's, and two users' locks are never held together.
        while (_memory.TryGetOverdue(out var owner, out var block)) owner.Drop(block);
        if (tell) Tell();
        return true;
    }

    /// <returns>False if the log is retired.</returns>
    public bool TryRead(BackplanePosition? after, int maxBytes, out BackplaneSlice slice)
    {
        lock (_gate)
        {
            slice = default;
            if (_retired) return false;
            _lastUse = _time.GetTimestamp();
            Trim();
            var known = after is { } place && place.Epoch == _epoch && place.Sequence <= _sequence ? place.Sequence : 0;
            var count = (int)Math.Min(_kept.Count, _sequence - known);
            var events = _kept.Copy(count, maxBytes);
            var entries = new BackplaneEntry[events.Count];
            for (var index = 0; index < entries.Length; index++)
            {
                entries[index] = new BackplaneEntry(new BackplanePosition(_epoch, _sequence - count + 1 + index), events[index]);
            }

            slice = new BackplaneSlice(new BackplanePosition(_epoch, _sequence), entries, Disconnected: _disconnected);
            return true;
        }
    }

    /// <param name="listener">Whom to tell.</param>
    /// <returns>Null if the log is retired.</returns>
    public IAsyncDisposable? TryListen(Action<BackplaneNotice> listener)
    {
        lock (_gate)
        {
            if (_retired) return null;
            _listeners = _listeners.Add(listener);
            return new Subscription(this, listener);
        }
    }

    /// <param name="epoch">The epoch to forget; null for the present one.</param>
    public bool TryForget(string? epoch)
    {
        lock (_gate)
        {
            if (_retired || (epoch is not null && epoch != _epoch)) return false;
            Begin(disconnected: null);
            return true;
        }
    }

    /// <returns>False if the log is retired.</returns>
    public bool TryDisconnect(string reason)
    {
        bool tell;
        lock (_gate)
        {
            if (_retired) return false;
            Begin(reason);
            _lastUse = _time.GetTimestamp();
            if (!_listeners.IsEmpty) _untold.Enqueue(new BackplaneEntry(new BackplanePosition(_epoch, 0), default));
            tell = !_telling && _untold.Count > 0;
            _telling |= tell;
        }

        if (tell) Tell();
        return true;
    }

    /// <returns>False if the log is retired.</returns>
    public bool TryCheck(BackplanePresence presence, out BackplaneCheck check)
    {
        lock (_gate)
        {
            check = default;
            if (_retired) return false;
            _lastUse = _time.GetTimestamp();
            _present?.RemoveAll(told => told.Presence.Process == presence.Process || _time.GetElapsedTime(told.ToldAt) >= told.Presence.Lease);
            if (presence.Connections > 0) (_present ??= new(1)).Add((presence, _lastUse));
            check = new BackplaneCheck(new BackplanePosition(_epoch, _sequence), 0, _present?.Sum(told => told.Presence.Connections) ?? 0);
            return true;
        }
    }

    /// <returns>False if the log is retired.</returns>
    public bool TryClaim(IReadOnlyList<BackplaneRun> runs, bool adopt, out IReadOnlyList<RunId> held)
    {
        lock (_gate)
        {
            held = [];
            if (_retired) return false;
            if (_runs is not null || adopt) held = Runs.Claim(runs, adopt && _disconnected is null);
            return true;
        }
    }

    public List<BackplaneRun> AbandonedRuns()
    {
        lock (_gate) return _runs?.Abandoned() ?? [];
    }

    /// <summary>Drops what has expired; retires the log if it holds nothing, nobody listens and nobody has used it for the window.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            Trim();
            _retired |= _kept.Count == 0 && _listeners.IsEmpty && !HasRuns && _time.GetElapsedTime(_lastUse) >= _options.ReplayWindow;
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
            ImmutableArray<Action<BackplaneNotice>> listeners;
            lock (_gate)
            {
                if (!_untold.TryDequeue(out entry))
                {
                    _telling = false;
                    return;
                }

                listeners = _listeners;
            }

            foreach (var listener in listeners) listener(new BackplaneNotice(entry));
        }
    }

    private LogRuns Runs => _runs ??= new LogRuns(_time);

    private void Begin(string? disconnected)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        _kept.Clear();
        _producers.Clear();
        _runs = null;
        _sequence = 0;
        (_epoch, _disconnected) = (NewEpoch(), disconnected);
    }

    /// <summary>Checks the conditions of an append; the id first, so that a repeated append is answered like the first one.</summary>
    private bool MayAppend(in BackplaneAppend append, out BackplaneAppendResult refusal)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        if (_producers.TryRecognize(append.Id, out var outcome, out var sequence))
        {
            refusal = new BackplaneAppendResult(outcome, new BackplanePosition(_epoch, outcome == BackplaneAppendOutcome.Appended ? sequence : _sequence));
            return false;
        }

        if (append.Run is { } run) outcome = Runs.Advance(append.Step, run);
        refusal = new BackplaneAppendResult(outcome, new BackplanePosition(_epoch, _sequence));
        return outcome == BackplaneAppendOutcome.Appended;
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

    private void Remove(Action<BackplaneNotice> listener)
    {
        lock (_gate) _listeners = _listeners.Remove(listener);
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");

    private sealed class Subscription(InMemoryUserLog log, Action<BackplaneNotice> listener) : IAsyncDisposable
    {
        private bool _disposed;

        public ValueTask DisposeAsync()
        {
            if (!Interlocked.Exchange(ref _disposed, true)) log.Remove(listener);
            return default;
        }
    }
}
