namespace Netra.WebSockets;

/// <summary>The runs of one log in memory: the open ones with their leases, and the ended ones as long as they are remembered. Not thread-safe.</summary>
internal sealed class LogRuns(TimeProvider time)
{
    private readonly Dictionary<RunId, (BackplaneRun Run, long RenewedAt)> _open = [];
    private readonly EndedRuns _ended = new();

    public int OpenCount => _open.Count;

    /// <summary>Checks the condition of an event, and records what the event does to its run.</summary>
    public BackplaneAppendOutcome Advance(BackplaneRunStep step, BackplaneRun run)
    {
        var isOpen = _open.TryGetValue(run.Run, out var known);
        if (step == BackplaneRunStep.Starts)
        {
            if (isOpen) return BackplaneAppendOutcome.RunAlreadyStarted;
            if (_ended.Contains(run.Run)) return BackplaneAppendOutcome.RunAlreadyEnded;
        }
        else if (!isOpen)
        {
            return _ended.Contains(run.Run) ? BackplaneAppendOutcome.RunAlreadyEnded : BackplaneAppendOutcome.RunNotOpen;
        }
        else if (known.Run.Owner != run.Owner)
        {
            return BackplaneAppendOutcome.RunOwnedByAnother;
        }

        if (step == BackplaneRunStep.Ends)
        {
            _open.Remove(run.Run);
            _ended.Add(run.Run);
        }
        else
        {
            _open[run.Run] = (run, time.GetTimestamp());
        }

        return BackplaneAppendOutcome.Appended;
    }

    /// <inheritdoc cref="IWebSocketBackplane.ClaimRunsAsync"/>
    public List<RunId> Claim(IReadOnlyList<BackplaneRun> runs, bool adopt)
    {
        List<RunId> held = [];
        foreach (var run in runs)
        {
            var mayClaim = _open.TryGetValue(run.Run, out var known)
                ? known.Run.Owner == run.Owner || IsExpired(known)
                : adopt && !_ended.Contains(run.Run);
            if (!mayClaim) continue;
            _open[run.Run] = (run, time.GetTimestamp());
            held.Add(run.Run);
        }

        return held;
    }

    public List<BackplaneRun> Abandoned() => [.. _open.Values.Where(IsExpired).Select(known => known.Run)];

    private bool IsExpired((BackplaneRun Run, long RenewedAt) known) => time.GetElapsedTime(known.RenewedAt) >= known.Run.Lease;
}
