using System.Diagnostics;

namespace Netra.WebSockets;

/// <summary>
/// Everything of one user: the connections, the runs, the order of events. One lock, which never awaits, makes publish,
/// attach and detach one after the other.
/// </summary>
internal sealed class UserStream(UserId user, WebSocketHost host)
{
    private readonly Lock _gate = new();
    private readonly List<ClientConnection> _connections = [];
    private RunLedger? _runs;
    private TaskCompletionSource? _connected;
    private Task<IAsyncDisposable>? _listening;
    private int _leases;
    private long _lastUse;
    private bool _retired;

    public UserId User { get; } = user;

    /// <summary>Made when the first run is, or looked for: most users who are connected have none.</summary>
    private RunLedger Runs => _runs ??= new RunLedger(host);

    public bool IsConnected
    {
        get { lock (_gate) return _connections.Count > 0; }
    }

    public ConnectionId[] ConnectionIds()
    {
        lock (_gate) return [.. _connections.Select(connection => connection.Id)];
    }

    /// <summary>Keeps the stream from being retired until <see cref="Release"/>; false if it has been.</summary>
    public bool TryLease()
    {
        lock (_gate)
        {
            if (_retired) return false;
            _leases++;
            return true;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _leases--;
            _lastUse = host.Time.GetTimestamp();
        }
    }

    /// <summary>Retires a stream that nobody has used for <paramref name="idle"/>, or, without one, whatever its use.</summary>
    public bool TryRetire(TimeSpan? idle)
    {
        Task<IAsyncDisposable>? listening;
        lock (_gate)
        {
            if (_retired) return true;
            if (idle is { } least)
            {
                if (_leases > 0 || _connections.Count > 0 || _runs is { OwnedCount: > 0 }) return false;
                if (host.Time.GetElapsedTime(_lastUse) < least) return false;
            }

            _retired = true;
            listening = _listening;
            foreach (var abandoned in Runs.Open()) Runs.End(abandoned, AgentRunStatus.Cancelled);
        }

        if (listening is not null) _ = EndListeningAsync(listening);
        return true;
    }

    /// <summary>Starts the run and sends <c>agent_started</c>.</summary>
    /// <returns>Null, or why not.</returns>
    public async ValueTask<string?> StartAsync(RunState state, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        ValueTask<BackplanePosition> append;
        lock (_gate)
        {
            if ((host.RefusalOfRuns ?? Runs.Start(state)) is { } reason)
            {
                Reject(AgentEvents.AgentStarted, state.Context, reason);
                return reason;
            }

            append = Append(AgentEvents.AgentStarted, state, payload, ct);
        }

        try
        {
            await append;
            return null;
        }
        catch
        {
            // Nobody holds the run, so nobody would end it.
            await EndAsync(state, AgentRunStatus.Cancelled, RunPayloads.Null, correlationId: null);
            throw;
        }
    }

    /// <summary>Sends an event of the context's run, or one outside of any run, if the grammar allows it.</summary>
    public async ValueTask<DeliveryResult> PublishAsync(string type, UserExecutionContext context, ReadOnlyMemory<byte> payload, ToolCall call, CancellationToken ct)
    {
        ValueTask<BackplanePosition> append;
        DeliveryResult result;
        lock (_gate)
        {
            if (host.IsStopped) return Reject(type, context, Rejection.HostStopped);
            var agentName = Runs.TryGetOpen(context.Run, out var run) ? run.AgentName : null;
            using var body = Compose(type, context, agentName, payload);
            if (body.Memory.Length > host.Options.MaxEventBytes) return Reject(type, context, Rejection.TooLarge);
            if (Advance(type, context, call) is { } violation) return Reject(type, context, violation);
            result = Delivery();
            host.Meter.EventAccepted(type, result);
            append = Append(body.Memory, ct);
        }

        await append;
        return result;
    }

    /// <summary>Ends the run: first the end of every tool that still executes, then <c>agent_completed</c>.</summary>
    /// <returns><see cref="DeliveryResult.Rejected"/> if it had ended before.</returns>
    public async ValueTask<DeliveryResult> EndAsync(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        ValueTask<BackplanePosition>[] appends;
        DeliveryResult delivery;
        lock (_gate)
        {
            if (state.Status != AgentRunStatus.Running) return Reject(AgentEvents.AgentCompleted, state.Context, Rejection.AlreadyEnded);
            appends = AppendEnd(state, status, result, correlationId);
            delivery = Delivery();
        }

        foreach (var append in appends) await append;
        return delivery;
    }

    /// <summary>Ends all runs as cancelled and tells their agents.</summary>
    public async ValueTask AbortRunsAsync()
    {
        List<ValueTask<BackplanePosition>> appends = [];
        RunState[] open;
        lock (_gate)
        {
            open = Runs.Open();
            foreach (var state in open) appends.AddRange(AppendEnd(state, AgentRunStatus.Cancelled, RunPayloads.Null, null));
        }

        foreach (var state in open) state.SignalAbort();
        foreach (var append in appends) await append;
    }

    /// <summary>Makes the stream hear the user's log; after it, an attach followed by a read misses nothing.</summary>
    public async ValueTask ListenAsync(CancellationToken ct)
    {
        Task<IAsyncDisposable> listening;
        lock (_gate)
        {
            if (_listening is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _listening = (host.Backplane is InMemoryBackplane memory
                    ? memory.ListenLent(User, Deliver)
                    : host.Backplane.ListenAsync(User, Deliver, CancellationToken.None)).AsTask();
            }

            listening = _listening;
        }

        await listening.WaitAsync(ct);
    }

    public AttachResult TryAttach(ClientConnection connection)
    {
        TaskCompletionSource? connected;
        lock (_gate)
        {
            if (!host.IsAccepting) return AttachResult.NotAccepting;
            if (_connections.Count >= host.Options.ConnectionsPerUser) return AttachResult.TooMany;
            Debug.Assert(_gate.IsHeldByCurrentThread);
            _connections.Add(connection);
            host.Connections.Enter();
            if (_connections.Count == 1) host.Users.Enter();
            connected = _connected;
            _connected = null;
        }

        connected?.TrySetResult();
        return AttachResult.Attached;
    }

    public void Detach(ClientConnection connection)
    {
        lock (_gate)
        {
            var index = _connections.IndexOf(connection);
            if (index >= 0) RemoveAt(index);
        }
    }

    /// <summary>Closes every connection, after what is in its queue and <paramref name="last"/>.</summary>
    /// <returns>How many.</returns>
    public int CloseAll(CloseRequest request, Func<OutgoingFrame>? last = null)
    {
        lock (_gate)
        {
            var count = _connections.Count;
            foreach (var connection in _connections)
            {
                if (last is not null) connection.TryEnqueue(last());
                connection.RequestClose(request);
            }

            while (_connections.Count > 0) RemoveAt(_connections.Count - 1);
            return count;
        }
    }

    /// <summary>Puts a control frame into the queue of every connection.</summary>
    /// <returns>How many took it.</returns>
    public int Tell(OutgoingFrame frame)
    {
        lock (_gate) return Enqueue(frame);
    }

    /// <summary>Completes when the user is connected.</summary>
    public Task WhenConnected()
    {
        lock (_gate)
        {
            if (_connections.Count > 0) return Task.CompletedTask;
            _connected ??= new TaskCompletionSource();
            return _connected.Task;
        }
    }

    private void Deliver(BackplaneEntry entry)
    {
        lock (_gate)
        {
            if (_connections.Count == 0) return;
            var frame = EventJson.Frame(entry);
            Enqueue(frame);
            frame.Buffer?.Release();
        }
    }

    private int Enqueue(OutgoingFrame frame)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        var taken = 0;
        for (var index = _connections.Count - 1; index >= 0; index--)
        {
            if (_connections[index].TryEnqueue(frame)) taken++;
            else RemoveAt(index);
        }

        return taken;
    }

    private void RemoveAt(int index)
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        _connections.RemoveAt(index);
        host.Connections.Exit();
        if (_connections.Count == 0) host.Users.Exit();
        _lastUse = host.Time.GetTimestamp();
    }

    private string? Advance(string type, UserExecutionContext context, ToolCall call)
    {
        switch (type)
        {
            case AgentEvents.AgentStarted:
                return host.RefusalOfRuns ?? Runs.Start(new RunState(context, agentName: null, host.Time.GetTimestamp()));
            case AgentEvents.AgentThinking:
                return Runs.Think(context.Run);
            case AgentEvents.ToolExecuting:
                return Runs.BeginTool(context.Run, call, host.Time.GetTimestamp());
            case AgentEvents.ToolCompleted:
                return Runs.EndTool(context.Run, call);
            case AgentEvents.AgentCompleted:
                return Runs.EndByHand(context.Run, host.Options.RequireAllFive);
            default:
                return null;
        }
    }

    private ValueTask<BackplanePosition>[] AppendEnd(RunState state, AgentRunStatus status, ReadOnlyMemory<byte> result, string? correlationId)
    {
        (ToolCall Call, long StartedAt)[] open = state.OpenTools.Count > 0 ? [.. state.OpenTools] : [];
        Close(state, status);
        if (host.IsStopped) return [];

        var appends = new ValueTask<BackplanePosition>[open.Length + 1];
        for (var index = 0; index < open.Length; index++)
        {
            using var payload = RunPayloads.Executed(open[index].Call, AgentRunStatus.Cancelled, RunPayloads.Null, host.Time.GetElapsedTime(open[index].StartedAt));
            appends[index] = Append(AgentEvents.ToolCompleted, state, payload.Memory);
        }

        using var end = RunPayloads.Completed(status, result, host.Time.GetElapsedTime(state.StartedAt), correlationId);
        appends[^1] = Append(AgentEvents.AgentCompleted, state, end.Memory);
        return appends;
    }

    private ValueTask<BackplanePosition> Append(string type, RunState state, ReadOnlyMemory<byte> payload, CancellationToken ct = default)
    {
        host.Meter.EventAccepted(type, Delivery());
        using var body = Compose(type, state.Context, state.AgentName, payload);
        return Append(body.Memory, ct);
    }

    /// <summary>A backplane that throws at once fails like one that throws later: outside of the lock, after the grammar has been settled.</summary>
    private ValueTask<BackplanePosition> Append(ReadOnlyMemory<byte> lent, CancellationToken ct)
    {
        try
        {
            // The log in memory copies what it keeps; another backplane may keep what it is given.
            return host.Backplane is InMemoryBackplane memory
                ? new(memory.AppendLent(User, lent))
                : host.Backplane.AppendAsync(User, lent.ToArray(), ct);
        }
        catch (Exception error)
        {
            return ValueTask.FromException<BackplanePosition>(error);
        }
    }

    private void Close(RunState state, AgentRunStatus status)
    {
        if (state.Status != AgentRunStatus.Running) return;
        Runs.End(state, status);
        _lastUse = host.Time.GetTimestamp();
    }

    private LentJson Compose(string type, UserExecutionContext context, string? agentName, ReadOnlyMemory<byte> payload) =>
        EventJson.Compose(type, context, agentName, host.Time.GetUtcNow(), payload);

    private DeliveryResult Delivery()
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        return _connections.Count > 0 ? DeliveryResult.Sent : DeliveryResult.Buffered;
    }

    private DeliveryResult Reject(string type, UserExecutionContext context, string reason)
    {
        host.ReportRejection(type, context, reason);
        return DeliveryResult.Rejected;
    }

    private async Task EndListeningAsync(Task<IAsyncDisposable> listening)
    {
        try
        {
            await (await listening).DisposeAsync();
        }
        catch (Exception error)
        {
            host.ReportBackplaneFailure(error);
        }
    }
}
