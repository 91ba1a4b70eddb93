namespace Netra.WebSockets;

/// <summary>
/// Everything of one user in this process: the connections, the log as it is known here, the runs. One lock, which all of them
/// share, and which is never held while something is awaited or the backplane is called.
/// </summary>
internal sealed class UserStream
{
    private readonly Lock _gate = new();
    private readonly WebSocketHost _host;
    private readonly UserConnections _connections;
    private readonly StreamLog _log;
    private Task _checking = Task.CompletedTask;
    private TaskCompletionSource? _connected;
    private int _leases;
    private long _lastUse;
    private bool _retired;

    public UserStream(UserId user, WebSocketHost host)
    {
        User = user;
        _host = host;
        _connections = new UserConnections(host, _gate);
        _log = new StreamLog(user, host, _gate, _connections);
        Publisher = new StreamPublisher(user, host, _gate, _connections, _log);
        _log.PutOut = Publisher.LoseFormer;
    }

    public UserId User { get; }

    public bool IsConnected
    {
        get { lock (_gate) return _connections.Count > 0; }
    }

    public ConnectionId[] ConnectionIds()
    {
        lock (_gate) return _connections.Ids();
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
            _lastUse = _host.Time.GetTimestamp();
        }
    }

    /// <summary>Retires a stream that nobody has used for <paramref name="idle"/>, or, without one, whatever its use.</summary>
    public bool TryRetire(TimeSpan? idle)
    {
        lock (_gate)
        {
            if (_retired) return true;
            if (idle is { } least)
            {
                if (_leases > 0 || _connections.Count > 0 || Publisher.HasWork) return false;
                if (_host.Time.GetElapsedTime(_lastUse) < least) return false;
            }

            _retired = true;
            Publisher.Retire();
        }

        _ = _log.EndAsync();
        return true;
    }

    /// <summary>Sends events and keeps the runs.</summary>
    public StreamPublisher Publisher { get; }

    /// <inheritdoc cref="StreamLog.ListenAsync"/>
    public ValueTask ListenAsync() => _log.ListenAsync();

    /// <inheritdoc cref="StreamLog.ReadAsync"/>
    public ValueTask<BackplaneSlice> ReadAsync(BackplanePosition? after, CancellationToken ct = default) => _log.ReadAsync(after, ct);

    /// <summary>
    /// Tells the backplane how many connections there are here, and learns how many there are everywhere. One call after the other: the
    /// last one tells the truth.
    /// </summary>
    /// <exception cref="BackplaneUnavailableException">It failed, or took too long.</exception>
    public async ValueTask<BackplaneCheck> CheckAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate) (before, _checking) = (_checking, mine.Task);
        await before;
        try
        {
            int count;
            lock (_gate) count = _connections.Count;
            return await _host.Calls.CheckAsync(User, new BackplanePresence(_host.Owner, count, _host.Options.PresenceLease));
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>
    /// Looks, for a user who is connected, whether events have come of which nobody has told; that the user is connected is told at the
    /// same time.
    /// </summary>
    public async Task CheckPositionAsync()
    {
        if (!IsConnected) return;
        try
        {
            _log.Compare(await CheckAsync());
        }
        catch (BackplaneUnavailableException)
        {
            // It has been reported; the next round asks again.
        }
    }

    public AttachResult TryAttach(ClientConnection connection)
    {
        TaskCompletionSource? connected;
        lock (_gate)
        {
            if (!_host.IsAccepting) return AttachResult.NotAccepting;
            if (_connections.Count >= _host.Options.ConnectionsPerUser) return AttachResult.TooMany;
            _connections.Add(connection);
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
            if (!_connections.Remove(connection)) return;
            AfterDeparture();
        }

        _ = TellDepartureAsync();
    }

    /// <summary>The connection has everything up to this position.</summary>
    public void Advance(ClientConnection connection, BackplanePosition position)
    {
        lock (_gate) Take(connection, position);
    }

    /// <summary>What a connection that has everything up to <paramref name="position"/> gets next.</summary>
    public NextEvent TryTake(ClientConnection connection, BackplanePosition position, out OutgoingFrame frame)
    {
        lock (_gate)
        {
            frame = default;
            Take(connection, position);
            if (_log.Tail.Head is not { } head) return NextEvent.None;
            if (head.Epoch != position.Epoch) return NextEvent.OfAnotherEpoch;
            if (head.Sequence <= position.Sequence) return NextEvent.None;
            return _log.Tail.TryHold(position.Sequence + 1, out frame) ? NextEvent.Here : NextEvent.InTheLog;
        }
    }

    /// <summary>Closes every connection, after the events that it has not taken yet and <paramref name="last"/>.</summary>
    /// <returns>How many.</returns>
    public int CloseAll(CloseRequest request, Func<OutgoingFrame>? last = null)
    {
        lock (_gate)
        {
            var count = _connections.CloseAll(request, _log.Tail, last);
            AfterDeparture();
            if (count > 0) _ = TellDepartureAsync();
            return count;
        }
    }

    /// <summary>Closes one connection, after the events that it has not taken yet.</summary>
    /// <returns>Whether it was open.</returns>
    public bool Close(ConnectionId id, CloseRequest request)
    {
        lock (_gate)
        {
            if (_connections.Find(id) is not { } connection) return false;
            _connections.Close(connection, request, _log.Tail);
            AfterDeparture();
            _ = TellDepartureAsync();
            return true;
        }
    }

    /// <summary>Puts a control frame into the queue of every connection.</summary>
    /// <returns>How many took it.</returns>
    public int Tell(OutgoingFrame frame)
    {
        lock (_gate) return _connections.Tell(frame);
    }

    /// <summary>Forgets the user's log, and has other processes close the user's connections.</summary>
    public async ValueTask DisconnectAsync(string reason, CancellationToken ct)
    {
        await _host.Calls.DisconnectAsync(User, reason, ct);
        _log.Forget();
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

    private void Take(ClientConnection connection, BackplanePosition position)
    {
        if (connection.Cursor != position)
        {
            connection.Cursor = position;
            connection.ProgressAt = _host.Time.GetTimestamp();
        }

        _log.Tail.DropUpTo(_connections.TakenByAll());
        Publisher.SignalRoom();
    }

    /// <summary>Not within the call that noticed it, nor under a lock.</summary>
    private async Task TellDepartureAsync()
    {
        await Task.Yield();
        try
        {
            await CheckAsync();
        }
        catch (BackplaneUnavailableException)
        {
            // It has been reported; the presence ends with its lease.
        }
    }

    private void AfterDeparture()
    {
        if (_connections.Count == 0) _log.Tail.Clear();
        else _log.Tail.DropUpTo(_connections.TakenByAll());
        Publisher.SignalRoom();
        _lastUse = _host.Time.GetTimestamp();
    }
}
