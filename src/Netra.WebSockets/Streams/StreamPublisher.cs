using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Netra.WebSockets;

/// <summary>
/// Sends a user's events: checks the grammar of the runs, waits for tabs that lag, and appends one event after the other, each in
/// its turn. An end of a run that the backplane does not confirm is kept here and sent again.
/// </summary>
/// <param name="user">Whose events.</param>
/// <param name="host">The process.</param>
/// <param name="gate">The lock of the user's stream. Never held during a call of the backplane.</param>
/// <param name="connections">The user's connections.</param>
/// <param name="log">The user's log.</param>
internal sealed class StreamPublisher(UserId user, WebSocketHost host, Lock gate, UserConnections connections, StreamLog log)
{
    private readonly AppendTurn _turn = new();
    private readonly LaggingTabs _tabs = new(host, gate, connections, log.Tail);
    private readonly RunLog _runLog = new(user, host, log);
    private readonly RunEnds _ends = new(host.Time);
    private RunLedger? _runs;
    private List<OwedEvent>? _owed;

    /// <summary>Whether a run is at work here, or an end is still to be sent.</summary>
    public bool HasWork => _runs is { OwnedCount: > 0 } || _owed is { Count: > 0 };

    /// <summary>Made when the first run is, or looked for: most users who are connected have none.</summary>
    private RunLedger Runs => _runs ??= new RunLedger(host);

    /// <summary>Starts the run and sends <c>agent_started</c>.</summary>
    /// <returns>Null, or why not.</returns>
    /// <exception cref="BackplaneUnavailableException">The backplane has not confirmed the start. If it was appended after all, so will be an end.</exception>
    public async ValueTask<string?> StartAsync(RunState state, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        if (!await EnterAsync(payload.Length, ct)) throw new BackplaneUnavailableException("The backplane has not confirmed the start of a run.");
        LentJson body;
        lock (gate)
        {
            if ((host.RefusalOfRuns ?? Runs.Start(state)) is { } reason)
            {
                _turn.GiveBack();
                Reject(AgentEvents.AgentStarted, state.Context, reason);
                return reason;
            }

            host.Meter.EventAccepted(AgentEvents.AgentStarted, Delivery());
            body = Compose(AgentEvents.AgentStarted, state.Context, state.AgentName, payload);
        }

        try
        {
            var refusal = await AppendInTurnAsync(body, BackplaneRunStep.Starts, state);
            if (refusal is not null) Refuse(AgentEvents.AgentStarted, state, refusal);
            return refusal;
        }
        catch (BackplaneUnavailableException)
        {
            // Nobody holds the run, so nobody would end it.
            lock (gate) Owe(ComposeEnd(state, AgentRunStatus.Cancelled, RunPayloads.Null, correlationId: null));
            throw;
        }
    }

    /// <summary>Sends an event of the context's run, or one outside of any run, if the grammar allows it.</summary>
    /// <param name="type">The event's type.</param>
    /// <param name="context">For whom.</param>
    /// <param name="payload">The payload; lent until this returns.</param>
    /// <param name="call">The call that a tool's event is about.</param>
    /// <param name="ct">Ends the wait for its turn.</param>
    public ValueTask<DeliveryResult> PublishAsync(string type, UserExecutionContext context, ReadOnlyMemory<byte> payload, ToolCall call, CancellationToken ct)
    {
        bool isNow;
        lock (gate)
        {
            isNow = _tabs.HaveRoomFor(payload.Length) && _turn.TryTake();
        }

        return isNow ? PublishInTurnAsync(type, context, payload, call) : PublishLaterAsync(type, context, payload.ToArray(), call, ct);
    }

    /// <summary>Ends the run: first the end of every tool that still executes, then <c>agent_completed</c>.</summary>
    /// <returns><see cref="DeliveryResult.Rejected"/> if it had ended before.</returns>
    public ValueTask<DeliveryResult> EndAsync(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        LentJson? body = null;
        var delivery = DeliveryResult.Rejected;
        lock (gate)
        {
            // The usual end: nothing executes, and it is this run's turn. Its event is lent as every other one.
            if (state.Status == AgentRunStatus.Running && !host.IsStopped && state.OpenTools.Count == 0 && _turn.TryTake())
            {
                Runs.End(state, status);
                delivery = Delivery();
                host.Meter.EventAccepted(AgentEvents.AgentCompleted, delivery);
                using var end = RunPayloads.Completed(status, result, host.Time.GetElapsedTime(state.StartedAt), correlationId);
                body = Compose(AgentEvents.AgentCompleted, state.Context, state.AgentName, end.Memory);
            }
        }

        return body is { } lent
            ? AppendAsync(lent, BackplaneRunStep.Ends, state, AgentEvents.AgentCompleted, state.Context, delivery)
            : EndLaterAsync(state, status, result, correlationId);
    }

    private async ValueTask<DeliveryResult> EndLaterAsync(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        List<OwedEvent> events;
        DeliveryResult delivery;
        Task<bool> turn;
        lock (gate)
        {
            if (state.Status != AgentRunStatus.Running) return Reject(AgentEvents.AgentCompleted, state.Context, Rejection.AlreadyEnded);
            events = ComposeEnd(state, status, result, correlationId);
            delivery = Delivery();
            if (host.IsStopped) return delivery;
            foreach (var ended in events) host.Meter.EventAccepted(ended.Type, delivery);
            turn = _turn.TakeAsync();
        }

        return await AppendAllAsync(events, turn) ? delivery : DeliveryResult.Unconfirmed;
    }

    /// <summary>Ends all runs as cancelled and tells their agents.</summary>
    public async ValueTask AbortRunsAsync()
    {
        RunState[] open;
        lock (gate) open = _runs?.Open() ?? [];
        var ends = Array.ConvertAll(open, state => EndAsync(state, AgentRunStatus.Cancelled, RunPayloads.Null, null));
        foreach (var state in open) state.SignalAbort();
        foreach (var end in ends) await end;
    }

    /// <summary>Ends a run of this process as cancelled and tells its agent.</summary>
    /// <returns>Whether it was open here.</returns>
    public async ValueTask<bool> CancelAsync(RunId run)
    {
        RunState? state;
        lock (gate)
        {
            if (!Runs.TryGetOpen(run, out state)) return false;
        }

        var end = EndAsync(state, AgentRunStatus.Cancelled, RunPayloads.Null, null);
        state.SignalAbort();
        return await end != DeliveryResult.Rejected;
    }

    /// <summary>Renews the leases of the runs that are open here. A run that another process has claimed ends here, and its agent is told.</summary>
    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public async ValueTask ClaimRunsAsync()
    {
        RunState[] open;
        lock (gate) open = _runs is null ? [] : [.. _runs.Open().Where(state => state.Epoch is not null)];
        if (open.Length == 0) return;
        // A log that has lost a run takes it back from an owner who has not been silent for longer than the lease.
        var adopt = Array.TrueForAll(open, state => host.Time.GetElapsedTime(state.ClaimedAt) < host.Options.RunLease);
        var now = host.Time.GetTimestamp();
        var held = await host.Calls.ClaimRunsAsync(user, [.. open.Select(state => state.Run)], adopt);
        foreach (var state in open)
        {
            if (held.Contains(state.Context.Run)) state.Confirm(now, epoch: null);
            else Lose(state);
        }
    }

    /// <summary>Sends the ends of runs that the backplane has not confirmed so far.</summary>
    public async ValueTask SettleAsync()
    {
        List<OwedEvent> events;
        Task<bool> turn;
        lock (gate)
        {
            if (_owed is not { Count: > 0 } owed) return;
            (events, _owed) = (owed, null);
            turn = _turn.TakeAsync();
        }

        await AppendAllAsync(events, turn);
    }

    /// <summary>Ends a run whose process is gone, if this process is the one that gets it.</summary>
    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public async ValueTask EndAbandonedAsync(BackplaneRun abandoned)
    {
        lock (gate)
        {
            if (_runs is not null && _runs.TryGetOpen(abandoned.Run, out _)) return;
        }

        var run = abandoned with { Owner = host.Owner };
        if (!(await host.Calls.ClaimRunsAsync(user, [run], adopt: false)).Contains(run.Run)) return;
        var context = host.CreateContext(user, run.Thread, run.Run);
        var (tools, begun) = await AbandonedRun.ReadAsync(log, run.Run);
        var events = _ends.OfAbandoned(context, run, tools, begun);
        host.ReportAbandonedRun(run.Run);
        Task<bool> turn;
        lock (gate) turn = _turn.TakeAsync();
        await AppendAllAsync(events, turn);
    }

    /// <summary>Under the lock: another process has put the user out; the log has forgotten the runs of former epochs, and their agents are told.</summary>
    public void LoseFormer(string epoch)
    {
        foreach (var state in _runs?.Open() ?? [])
        {
            if (state.Epoch is { } known && known != epoch) Lose(state);
        }
    }

    /// <summary>Under the lock: ends what nobody owns. The leases of runs that were started by hand expire, and then their end is sent.</summary>
    public void Retire()
    {
        foreach (var abandoned in _runs?.Open() ?? []) Runs.End(abandoned, AgentRunStatus.Cancelled);
    }

    /// <summary>Under the lock: a connection has taken events, or is gone.</summary>
    public void SignalRoom() => _tabs.SignalRoom();

    private async ValueTask<DeliveryResult> PublishLaterAsync(string type, UserExecutionContext context, byte[] payload, ToolCall call, CancellationToken ct) =>
        await EnterAsync(payload.Length, ct) ? await PublishInTurnAsync(type, context, payload, call) : DeliveryResult.Unconfirmed;

    private ValueTask<DeliveryResult> PublishInTurnAsync(string type, UserExecutionContext context, ReadOnlyMemory<byte> payload, ToolCall call)
    {
        LentJson body;
        DeliveryResult result;
        BackplaneRunStep step;
        RunState? state;
        lock (gate)
        {
            Runs.TryGetOpen(context.Run, out state);
            body = Compose(type, context, state?.AgentName, payload);
            var refusal = host.IsStopped ? Rejection.HostStopped
                : body.Memory.Length > host.Options.MaxEventBytes ? Rejection.TooLarge
                : Runs.Advance(type, context, call, ref state);
            if (refusal is not null)
            {
                body.Dispose();
                _turn.GiveBack();
                return new(Reject(type, context, refusal));
            }

            step = RunLedger.StepOf(type);
            result = Delivery();
            host.Meter.EventAccepted(type, result);
        }

        return AppendAsync(body, step, state, type, context, result);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<DeliveryResult> AppendAsync(LentJson body, BackplaneRunStep step, RunState? state, string type, UserExecutionContext context,
        DeliveryResult result)
    {
        try
        {
            if (await AppendInTurnAsync(body, step, state) is not { } refusal) return result;
            if (state is not null) Refuse(type, state, refusal);
            return DeliveryResult.Rejected;
        }
        catch (BackplaneUnavailableException)
        {
            if (step == BackplaneRunStep.Ends) lock (gate) Owe([new OwedEvent(type, body.Memory.ToArray(), step, state!.Run, state)]);
            return DeliveryResult.Unconfirmed;
        }
    }

    /// <summary>Appends one event and gives the turn back.</summary>
    /// <returns>Null, or why the log refused it.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<string?> AppendInTurnAsync(LentJson body, BackplaneRunStep step, RunState? state)
    {
        var isUnavailable = true;
        try
        {
            var append = _runLog.AppendAsync(body.Memory, step, state?.Run, state);
            var atOnce = append.IsCompleted;
            var (outcome, position, _) = await append;
            // Memory that an engine may still read is left to the garbage collector.
            if (atOnce) body.Dispose();
            isUnavailable = false;
            if (outcome != BackplaneAppendOutcome.Appended) return Rejection.Of(outcome);
            state?.Confirm(host.Time.GetTimestamp(), position.Epoch);
            return null;
        }
        finally
        {
            lock (gate)
            {
                if (isUnavailable) _turn.Fail();
                else _turn.GiveBack();
            }
        }
    }

    /// <summary>Appends the events of ends in their turn; what is not confirmed is kept.</summary>
    /// <returns>Whether all is confirmed.</returns>
    private async ValueTask<bool> AppendAllAsync(List<OwedEvent> events, Task<bool> turn)
    {
        if (!await turn)
        {
            lock (gate) Owe(events);
            return false;
        }

        var done = 0;
        try
        {
            // What the log refuses has ended already.
            for (; done < events.Count; done++) await _runLog.AppendAsync(events[done].Body, events[done].Step, events[done].Run, events[done].State);
            return true;
        }
        catch (BackplaneUnavailableException)
        {
            return false;
        }
        finally
        {
            lock (gate)
            {
                if (done < events.Count)
                {
                    Owe(events[done..]);
                    _turn.Fail();
                }
                else
                {
                    _turn.GiveBack();
                }
            }
        }
    }

    /// <summary>Waits for the turn, and then for room.</summary>
    /// <returns>False if the backplane has failed meanwhile.</returns>
    private async ValueTask<bool> EnterAsync(int payload, CancellationToken ct)
    {
        Task<bool> turn;
        lock (gate) turn = _turn.TakeAsync();
        if (!await turn) return false;
        try
        {
            ct.ThrowIfCancellationRequested();
            await _tabs.WaitAsync(payload, ct);
            return true;
        }
        catch
        {
            lock (gate) _turn.GiveBack();
            throw;
        }
    }

    private List<OwedEvent> ComposeEnd(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        var events = _ends.Of(state, status, result, correlationId);
        Runs.End(state, status);
        return events;
    }

    private void Owe(List<OwedEvent> events)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        (_owed ??= []).AddRange(events);
    }

    private LentJson Compose(string type, UserExecutionContext context, string? agentName, ReadOnlyMemory<byte> payload) =>
        EventJson.Compose(type, context, agentName, host.Time.GetUtcNow(), payload);

    private DeliveryResult Delivery()
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        return connections.Count > 0 ? DeliveryResult.Sent : DeliveryResult.Buffered;
    }

    /// <summary>The log knows more of a run than this process: it ends here, and its agent is told.</summary>
    private void Refuse(string type, RunState state, string reason)
    {
        Reject(type, state.Context, reason);
        Lose(state);
    }

    private void Lose(RunState state)
    {
        lock (gate) Runs.End(state, AgentRunStatus.Cancelled);
        state.SignalAbort();
    }

    private DeliveryResult Reject(string type, UserExecutionContext context, string reason)
    {
        host.ReportRejection(type, context, reason);
        return DeliveryResult.Rejected;
    }
}
