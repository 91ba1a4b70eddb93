namespace Netra.WebSockets.Tests;

/// <summary>
/// The contract once more, in the plainest way, without limits: one dictionary, one lock. It can be made to lose the end of its logs as an engine
/// that is restored from a snapshot, and to have a <see cref="Flaw"/> that the conformance suite has to find.
/// </summary>
internal sealed class ModelBackplane(TimeProvider? time = null, Flaw flaw = Flaw.None) : IWebSocketBackplane
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly List<(UserId User, Action<BackplaneNotice> Listener)> _listeners = [];
    private readonly List<Action<BackplaneBroadcast>> _broadcastListeners = [];
    private readonly Dictionary<(UserId User, string Process), (BackplanePresence Presence, long ToldAt)> _present = [];
    private Dictionary<UserId, ModelLog> _logs = [];
    private int _epochs;

    /// <summary>What an engine does that notices its loss: every log is in another epoch from then on.</summary>
    public bool BeginsEpochs { get; set; } = true;

    /// <summary>Changes with every restore, unless the engine does not notice.</summary>
    public long Generation { get; private set; } = 1;

    public ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        BackplaneAppendResult result;
        Action<BackplaneNotice>[] listeners;
        lock (_gate)
        {
            var log = LogOf(append.User);
            if (flaw != Flaw.DoublesRepeatedAppends && log.Producers.TryGetValue(append.Id.Producer, out var last) && last.Number >= append.Id.Number)
            {
                var isLate = last.Number > append.Id.Number && flaw != Flaw.TakesLateAppends;
                if (last.Number == append.Id.Number || isLate)
                {
                    return new(new BackplaneAppendResult(isLate ? BackplaneAppendOutcome.Superseded : BackplaneAppendOutcome.Appended, isLate ? log.Head : log.Head with { Sequence = last.Sequence }, Generation));
                }
            }

            if (append.Run is { } run && Refusal(log, append.Step, run) is { } refusal) return new(new BackplaneAppendResult(refusal, log.Head, Generation));
            log.Events.Add(flaw == Flaw.KeepsLentMemory ? append.Event : append.Event.ToArray());
            if (flaw == Flaw.LeavesHoles && log.Events.Count % 7 == 0) log.Events.Add(append.Event.ToArray());
            log.Producers[append.Id.Producer] = (append.Id.Number, log.Events.Count);
            result = new BackplaneAppendResult(BackplaneAppendOutcome.Appended, log.Head, Generation);
            listeners = [.. _listeners.Where(entry => entry.User == append.User || flaw == Flaw.TellsEverybody).Select(entry => entry.Listener)];
        }

        if (flaw == Flaw.TellsNobody) return new(result);
        foreach (var listener in listeners) listener(new BackplaneNotice(new BackplaneEntry(result.Position, append.Event)));
        return new(result);
    }

    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        lock (_gate)
        {
            var log = LogOf(user);
            var known = after is { } position && position.Epoch == log.Epoch && position.Sequence <= log.Events.Count ? (int)position.Sequence : 0;
            if (flaw == Flaw.ReadsOneTooMany && known > 0) known--;
            List<BackplaneEntry> entries = [];
            var bytes = 0;
            for (var index = known; index < log.Events.Count && (entries.Count == 0 || bytes + log.Events[index].Length <= maxBytes || flaw == Flaw.ReadsWithoutLimit); index++)
            {
                bytes += log.Events[index].Length;
                entries.Add(new BackplaneEntry(log.Head with { Sequence = index + 1 }, log.Events[index]));
            }

            return new(new BackplaneSlice(log.Head, entries, Generation, log.Disconnected));
        }
    }

    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        lock (_gate) _listeners.Add((user, listener));
        return new(new Subscription(this, (user, listener)));
    }

    public ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct)
    {
        lock (_gate)
        {
            var log = LogOf(user);
            if (epoch is not null && epoch != log.Epoch && flaw != Flaw.ForgetsAnyEpoch) return new(false);
            _logs[user] = new ModelLog(flaw == Flaw.KeepsTheEpoch ? log.Epoch : NewEpoch());
            return new(true);
        }
    }

    public ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        BackplanePosition head;
        Action<BackplaneNotice>[] listeners;
        lock (_gate)
        {
            var log = _logs[user] = new ModelLog(NewEpoch()) { Disconnected = flaw == Flaw.SaysNotWhy ? null : reason };
            head = log.Head;
            listeners = [.. _listeners.Where(entry => entry.User == user).Select(entry => entry.Listener)];
        }

        if (flaw == Flaw.TellsNobodyOfADisconnect) return default;
        foreach (var listener in listeners) listener(new BackplaneNotice(new BackplaneEntry(head, default)));
        return default;
    }

    public ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        lock (_gate)
        {
            _present[(user, presence.Process)] = (presence, _time.GetTimestamp());
            var count = _present.Where(told => told.Key.User == user && (_time.GetElapsedTime(told.Value.ToldAt) < told.Value.Presence.Lease || flaw == Flaw.CountsTheSilent))
                .Sum(told => told.Value.Presence.Connections);
            return new(new BackplaneCheck(LogOf(user).Head, Generation, count));
        }
    }

    public ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct)
    {
        Action<BackplaneBroadcast>[] listeners;
        lock (_gate) listeners = [.. _broadcastListeners.Take(flaw == Flaw.BroadcastsToOne ? 1 : int.MaxValue)];
        foreach (var listener in listeners) listener(broadcast);
        return default;
    }

    public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct)
    {
        lock (_gate) _broadcastListeners.Add(listener);
        return new(new BroadcastSubscription(this, listener));
    }

    public ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct)
    {
        lock (_gate)
        {
            var log = LogOf(user);
            List<RunId> held = [];
            foreach (var run in runs)
            {
                var mayClaim = log.Open.TryGetValue(run.Run, out var known)
                    ? known.Run.Owner == run.Owner || IsExpired(known) || flaw == Flaw.ClaimsBeforeTheLeaseEnds
                    : adopt && (log.Disconnected is null || flaw == Flaw.AdoptsAfterADisconnect) && (!log.Ended.Contains(run.Run) || flaw == Flaw.AdoptsEndedRuns);
                if (!mayClaim) continue;
                log.Open[run.Run] = (run, _time.GetTimestamp());
                held.Add(run.Run);
            }

            return new(held);
        }
    }

    public ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct)
    {
        lock (_gate)
        {
            return new([.. _logs.SelectMany(log => log.Value.Open.Values.Where(known => IsExpired(known) && flaw != Flaw.FindsNoAbandonedRun).Select(known => new BackplaneAbandonedRun(log.Key, known.Run))).Take(most)]);
        }
    }

    public Dictionary<UserId, ModelLog> Snapshot()
    {
        lock (_gate) return _logs.ToDictionary(log => log.Key, log => log.Value.Copy());
    }

    /// <summary>The engine comes back with what it had then.</summary>
    /// <param name="snapshot">What it had.</param>
    /// <param name="isNoticed">Whether the engine knows that it may have lost events.</param>
    public void Restore(Dictionary<UserId, ModelLog> snapshot, bool isNoticed)
    {
        lock (_gate)
        {
            _logs = snapshot.ToDictionary(log => log.Key, log => isNoticed && BeginsEpochs ? new ModelLog(NewEpoch()) : log.Value.Copy());
            if (isNoticed) Generation++;
        }
    }

    private ModelLog LogOf(UserId user)
    {
        if (flaw == Flaw.IgnoresCase) user = new UserId(user.Value.ToUpperInvariant());
        if (!_logs.TryGetValue(user, out var log)) _logs[user] = log = new ModelLog(NewEpoch());
        return log;
    }

    private BackplaneAppendOutcome? Refusal(ModelLog log, BackplaneRunStep step, BackplaneRun run)
    {
        var isOpen = log.Open.TryGetValue(run.Run, out var known);
        if (step == BackplaneRunStep.Starts)
        {
            if (isOpen && flaw != Flaw.StartsTwice) return BackplaneAppendOutcome.RunAlreadyStarted;
            if (log.Ended.Contains(run.Run)) return BackplaneAppendOutcome.RunAlreadyEnded;
        }
        else if (!isOpen)
        {
            return log.Ended.Contains(run.Run) ? flaw == Flaw.EndsTwice ? null : BackplaneAppendOutcome.RunAlreadyEnded : BackplaneAppendOutcome.RunNotOpen;
        }
        else if (known.Run.Owner != run.Owner && flaw != Flaw.IgnoresOwners)
        {
            return BackplaneAppendOutcome.RunOwnedByAnother;
        }

        if (step == BackplaneRunStep.Ends)
        {
            log.Open.Remove(run.Run);
            log.Ended.Add(run.Run);
        }
        else
        {
            log.Open[run.Run] = (run, _time.GetTimestamp());
        }

        return null;
    }

    private bool IsExpired((BackplaneRun Run, long RenewedAt) known) => _time.GetElapsedTime(known.RenewedAt) >= known.Run.Lease;

    // Numbered: what a seed decides must not depend on a random id.
    private string NewEpoch() => $"epoch-{Interlocked.Increment(ref _epochs)}";

    internal sealed class ModelLog(string epoch)
    {
        public string Epoch => epoch;

        public string? Disconnected { get; init; }

        public BackplanePosition Head => new(epoch, Events.Count);

        public List<ReadOnlyMemory<byte>> Events { get; private init; } = [];

        public Dictionary<string, (long Number, long Sequence)> Producers { get; private init; } = [];

        public Dictionary<RunId, (BackplaneRun Run, long RenewedAt)> Open { get; private init; } = [];

        public HashSet<RunId> Ended { get; private init; } = [];

        public ModelLog Copy() => new(epoch) { Disconnected = Disconnected, Events = [.. Events], Producers = new(Producers), Open = new(Open), Ended = [.. Ended] };
    }

    private sealed class Subscription(ModelBackplane engine, (UserId, Action<BackplaneNotice>) listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (engine.FlawOf != Flaw.TellsTheDisposed) lock (engine._gate) engine._listeners.Remove(listener);
            return default;
        }

    }

    private sealed class BroadcastSubscription(ModelBackplane engine, Action<BackplaneBroadcast> listener) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (engine._gate) engine._broadcastListeners.Remove(listener);
            return default;
        }
    }

    private Flaw FlawOf => flaw;
}

/// <summary>What may be wrong with a backplane.</summary>
internal enum Flaw
{
    None,
    DoublesRepeatedAppends,
    TakesLateAppends,
    KeepsLentMemory,
    LeavesHoles,
    TellsEverybody,
    TellsNobody,
    TellsTheDisposed,
    ReadsOneTooMany,
    ReadsWithoutLimit,
    ForgetsAnyEpoch,
    KeepsTheEpoch,
    ClaimsBeforeTheLeaseEnds,
    AdoptsEndedRuns,
    FindsNoAbandonedRun,
    StartsTwice,
    EndsTwice,
    IgnoresOwners,
    IgnoresCase,
    SaysNotWhy,
    TellsNobodyOfADisconnect,
    AdoptsAfterADisconnect,
    CountsTheSilent,
    BroadcastsToOne,
}
