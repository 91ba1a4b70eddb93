using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace Netra.WebSockets;

/// <summary>
/// All users' streams of this process. One per process, made by <c>AddNetraWebSockets</c>; it makes the contexts with which
/// <see cref="WebSocketManager"/>s are made.
/// </summary>
public sealed class WebSocketHost : IAsyncDisposable
{
    private readonly Lock _drainGate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _drained = new();
    private readonly HashSet<ClientConnection> _sockets = [];
    private readonly UserStreamRegistry _streams;
    private readonly ILogger _log;
    private readonly ITimer _sweeper;
    private readonly BackplaneKeeper _keeper;
    private IAsyncDisposable? _broadcasts;
    private bool _listensToBroadcasts;
    private volatile HostPhase _phase = HostPhase.Starting;
    private TaskCompletionSource? _hurry;
    private Task? _drain;

    internal WebSocketHost(WebSocketManagerOptions options, IWebSocketBackplane backplane, TimeProvider time, HostMeter meter, ILogger<WebSocketHost> log)
    {
        Options = options;
        Backplane = backplane;
        Time = time;
        Json = new PayloadJson(options.SerializerOptions);
        Secrets = new SecretRedactor(options.SecretNames);
        Meter = meter;
        _log = log;
        _streams = new UserStreamRegistry(this);
        _keeper = new BackplaneKeeper(this, _streams);
        Calls = new BackplaneCalls(backplane, options, time, new BackplaneHealth(ReportBackplaneFailure, down => _ = TellBackplaneChangedAsync(down)));
        var period = SweepPeriod.Of(options.ReplayWindow);
        _sweeper = time.CreateTimer(static state => ((WebSocketHost)state!).Sweep(), this, period, period);
    }

    /// <summary>How many connections are open in this process.</summary>
    public int ConnectionCount => Connections.Count;

    /// <summary>How many users have a connection open in this process.</summary>
    public int UserCount => Users.Count;

    internal WebSocketManagerOptions Options { get; }

    internal IWebSocketBackplane Backplane { get; }

    /// <summary>The backplane, with its time limits.</summary>
    internal BackplaneCalls Calls { get; }

    /// <summary>By which the logs know the runs of this process.</summary>
    internal string Owner { get; } = Guid.NewGuid().ToString("N");

    internal BackplaneKeeper Keeper => _keeper;

    internal TimeProvider Time { get; }

    internal PayloadJson Json { get; }

    internal SecretRedactor Secrets { get; }

    internal ILogger Logger => _log;

    internal HostMeter Meter { get; }

    internal ActivityCounter Connections { get; } = new();

    internal ActivityCounter Users { get; } = new();

    /// <summary>The runs that an <see cref="AgentRun"/> stands behind.</summary>
    internal ActivityCounter OwnedRuns { get; } = new();

    /// <summary>The connections that still have a task, be it for the upgrade or for the close handshake.</summary>
    internal ActivityCounter Sockets { get; } = new();

    /// <summary>How many users are remembered, connected or not.</summary>
    internal int StreamCount => _streams.Count;

    internal HostPhase Phase => _phase;

    internal bool IsAccepting => _phase == HostPhase.Running;

    internal bool IsStopped => _phase == HostPhase.Stopped;

    /// <summary>Why no run may start, or null.</summary>
    internal string? RefusalOfRuns => _phase >= HostPhase.Draining ? Rejection.HostStopped : null;

    /// <summary>Cancelled when handlers have to end.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Makes a context: the only way to make one.</summary>
    /// <param name="user">The user, as authenticated; never as a client names itself.</param>
    /// <param name="thread">The conversation.</param>
    /// <param name="run">The run.</param>
    /// <param name="requestId">What correlates it with a request; never sent. At most 128 characters, no control character.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or <paramref name="requestId"/> is blank, too long or no plain text.</exception>
    public UserExecutionContext CreateContext(UserId user, ThreadId thread, RunId run, string? requestId = null)
    {
        Identifier.RequireSet(user.IsDefault, nameof(UserId), nameof(user));
        Identifier.RequireSet(thread.IsDefault, nameof(ThreadId), nameof(thread));
        Identifier.RequireSet(run.IsDefault, nameof(RunId), nameof(run));
        if (requestId is not null) Identifier.RequireName(requestId, nameof(requestId));
        return new UserExecutionContext(this, user, thread, run, requestId);
    }

    /// <summary>
    /// Puts a user out: cancels the user's runs, forgets what is kept for replay, and closes the connections with 1008. Other processes do so when they
    /// hear of it, at the latest after a third of <see cref="WebSocketManagerOptions.PresenceLease"/>; their runs end without an event.
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="reason">The close frame's text: at most 123 bytes of UTF-8.</param>
    /// <param name="ct">Ends the wait for the backplane.</param>
    /// <returns>How many connections here are closed; without an answer they are aborted after
    /// <see cref="WebSocketManagerOptions.SendTimeout"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="user"/> is <c>default</c>, or <paramref name="reason"/> is too long.</exception>
    /// <exception cref="BackplaneUnavailableException">The log may not be forgotten. The connections are closed.</exception>
    /// <remarks>Nothing keeps the user from coming back but your authentication.</remarks>
    public async ValueTask<int> DisconnectAsync(UserId user, string reason, CancellationToken ct = default)
    {
        Identifier.RequireSet(user.IsDefault, nameof(UserId), nameof(user));
        CloseReason.Require(reason);

        using var lease = _streams.Lease(user);
        await lease.Stream.Publisher.AbortRunsAsync();
        // Closed first, with what they have not sent yet: whatever becomes of the log, the user is out.
        var closed = lease.Stream.CloseAll(CloseRequest.Disconnected(reason));
        await lease.Stream.DisconnectAsync(reason, ct);
        return closed;
    }

    /// <summary>Closes one connection of this process with 1008. The user's log, runs and other connections stay.</summary>
    /// <param name="user">The user.</param>
    /// <param name="connection">The connection, see <see cref="WebSocketManager.Connections"/> and <see cref="ClientMessage.Connection"/>.</param>
    /// <param name="reason">The close frame's text: at most 123 bytes of UTF-8.</param>
    /// <param name="ct">Not observed: nothing is waited for.</param>
    /// <returns>Whether there is one here. If it does not answer, it is aborted after <see cref="WebSocketManagerOptions.SendTimeout"/>.</returns>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or <paramref name="reason"/> is too long.</exception>
    public ValueTask<bool> CloseConnectionAsync(UserId user, ConnectionId connection, string reason, CancellationToken ct = default)
    {
        Identifier.RequireSet(user.IsDefault, nameof(UserId), nameof(user));
        Identifier.RequireSet(connection.IsDefault, nameof(ConnectionId), nameof(connection));
        CloseReason.Require(reason);
        return new(Find(user)?.Close(connection, CloseRequest.Disconnected(reason)) ?? false);
    }

    /// <summary>Sends a <c>notice</c> to every open connection of all processes. It is not kept for those who are away; other processes may miss it.</summary>
    /// <param name="code">One of <see cref="NoticeCodes"/>.</param>
    /// <param name="ct">Ends it between two users, and the wait for the backplane.</param>
    /// <returns>In the queue of how many connections of this process it is.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> is none of them.</exception>
    /// <exception cref="BackplaneUnavailableException">The other processes may not have been told. The connections of this one have.</exception>
    public async ValueTask<int> BroadcastNoticeAsync(string code, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!NoticeCodes.IsKnown(code)) throw new ArgumentException($"A notice's code is one of {nameof(NoticeCodes)}.", nameof(code));

        var taken = Notify(code, ct);
        await Calls.BroadcastAsync(new BackplaneBroadcast(Owner, code), ct);
        return taken;
    }

    /// <summary>Tells how many connections a user has, in all processes on the backplane.</summary>
    /// <param name="user">The user.</param>
    /// <exception cref="ArgumentException"><paramref name="user"/> is <c>default</c>.</exception>
    /// <exception cref="BackplaneUnavailableException">The backplane does not answer.</exception>
    /// <remarks>The connections of a process that was killed count until <see cref="WebSocketManagerOptions.PresenceLease"/> has passed.</remarks>
    public async ValueTask<int> CountConnectionsAsync(UserId user)
    {
        Identifier.RequireSet(user.IsDefault, nameof(UserId), nameof(user));
        using var lease = _streams.Lease(user);
        return (await lease.Stream.CheckAsync()).Connections;
    }

    /// <summary>
    /// Ends everything in order: no new connections (503) and runs; waits for the running ones; ends those that remain as
    /// cancelled; tells every client when to reconnect (<c>server_draining</c>) and closes with 1012.
    /// </summary>
    /// <param name="ct">Ends the waiting, not the drain: what still runs is ended at once, what is still open is aborted.</param>
    /// <remarks>It takes at most <see cref="WebSocketManagerOptions.DrainTimeout"/> and happens once. Afterwards every event is rejected.</remarks>
    public async ValueTask DrainAsync(CancellationToken ct = default)
    {
        Task drain;
        TaskCompletionSource hurry;
        lock (_drainGate)
        {
            hurry = _hurry ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drain = _drain ??= DrainOnceAsync(hurry.Task);
        }

        using var registration = ct.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), hurry);
        await drain;
    }

    /// <summary>Drains without waiting, and forgets every user.</summary>
    public async ValueTask DisposeAsync()
    {
        await DrainAsync(new CancellationToken(canceled: true));
        await _sweeper.DisposeAsync();
        await _keeper.DisposeAsync();
        if (_broadcasts is { } listening) await listening.DisposeAsync();
        _streams.Sweep(idle: null);
    }

    internal void Open()
    {
        lock (_drainGate)
        {
            if (_phase == HostPhase.Starting) _phase = HostPhase.Running;
        }

        _ = ListenToBroadcastsAsync();
    }

    /// <summary>Hears the notices of other processes, unless it does already. What fails is tried again with the next round of checks.</summary>
    internal async Task ListenToBroadcastsAsync()
    {
        if (Interlocked.Exchange(ref _listensToBroadcasts, true)) return;
        try
        {
            _broadcasts = await Calls.ListenToBroadcastsAsync(broadcast =>
            {
                if (broadcast.Process != Owner && NoticeCodes.IsKnown(broadcast.Code)) Notify(broadcast.Code);
            });
        }
        catch (BackplaneUnavailableException)
        {
            Volatile.Write(ref _listensToBroadcasts, false);
        }
    }

    /// <summary>Runs an attached connection until its socket has ended; it is detached before its last message is handled.</summary>
    internal async Task RunAsync(ClientConnection connection, UserStream stream, WebSocket socket, Recovery recovery, MessageRouter router)
    {
        using var receiver = new ClientReceiver(connection, router);
        Meter.ConnectionOpened(recovery);
        try
        {
            var writing = connection.WriteAsync(socket, stream, recovery);
            await receiver.ReceiveAsync(socket);
            connection.RequestClose(CloseRequest.Answer);
            stream.Detach(connection);
            await writing;
        }
        finally
        {
            stream.Detach(connection);
            Exit(connection);
            Meter.ConnectionClosed(connection.Closing?.Cause ?? CloseRequest.Lost.Cause);
        }

        // A handler that never returns must not keep the process from stopping.
        await Task.WhenAny(receiver.Handling, _drained.Task);
    }

    /// <summary>Counts a connection that may become a socket, so that a drain waits for it and can abort it.</summary>
    internal void Enter(ClientConnection connection)
    {
        lock (_sockets) _sockets.Add(connection);
        Sockets.Enter();
    }

    internal void Exit(ClientConnection connection)
    {
        bool isCounted;
        lock (_sockets) isCounted = _sockets.Remove(connection);
        if (isCounted) Sockets.Exit();
    }

    internal UserStreamLease Lease(UserId user) => _streams.Lease(user);

    internal UserStream? Find(UserId user) => _streams.TryGet(user, out var stream) ? stream : null;

    /// <summary>Forgets the users who have been away for longer than anything is kept for them.</summary>
    internal void Sweep() => _streams.Sweep(Options.ReplayWindow);

    internal void ReportRejection(string type, UserExecutionContext context, string reason)
    {
        Meter.EventRejected(reason);
        Log.EventRejected(_log, type, context.Run, reason);
    }

    internal void ReportRefusal(int status, string reason)
    {
        Meter.ConnectionRefused(status);
        Log.ConnectionRefused(_log, status, reason);
    }

    internal void ReportRunFailure(UserExecutionContext context, string correlation, Exception error) => Log.RunFailed(_log, context.Run, correlation, error);

    internal void ReportToolFailure(UserExecutionContext context, ToolCall call, Exception error) =>
        Log.ToolFailed(_log, call.Tool, call.Id, context.Run, error);

    internal void ReportHandlerFailure(ClientMessage message, string correlationId, Exception error) =>
        Log.HandlerFailed(_log, message.Type, message.Connection, correlationId, error);

    internal void ReportBadMessage(ClientConnection connection, string code, string correlationId)
    {
        Meter.MessageRefused(code);
        Log.BadMessage(_log, connection.Id, code, correlationId);
    }

    internal void ReportBackplaneFailure(Exception error)
    {
        Meter.BackplaneFailed();
        Log.BackplaneFailed(_log, error);
    }

    internal void ReportLogMismatch()
    {
        Meter.Mismatch();
        Log.LogMismatch(_log);
    }

    internal void ReportLogRestart()
    {
        Meter.LogRestarted();
        Log.LogRestarted(_log);
    }

    internal void ReportAbandonedRun(RunId run)
    {
        Meter.RunAbandoned();
        Log.RunAbandoned(_log, run);
    }

    /// <summary>Every wait has a bound, and the bounds end one after the other within <see cref="WebSocketManagerOptions.DrainTimeout"/>.</summary>
    private async Task DrainOnceAsync(Task hurry)
    {
        _phase = HostPhase.Draining;
        // The caller's lock must not be held while runs and sockets end.
        await Task.Yield();

        var begun = Time.GetTimestamp();
        var last = Options.SendTimeout < Options.DrainTimeout ? Options.SendTimeout : Options.DrainTimeout / 2;
        await TimeLimit.EndsWithinAsync(OwnedRuns.WhenZero(), Left(last), Time, hurry);
        // A hurry does not shorten this wait: an end that can be sent is sent.
        var aborts = _streams.All.Select(AbortRunsAsync).ToArray();
        await TimeLimit.EndsWithinAsync(Task.WhenAll(aborts), Left(last / 2), Time);

        // Not awaited: what a handler does on cancellation must not hold the drain up.
        _ = _stopping.CancelLaterAsync();
        foreach (var stream in _streams.All) stream.CloseAll(CloseRequest.Draining, () => ControlFrames.Draining(stream.User, Time.GetUtcNow(), Jitter()));
        _phase = HostPhase.Stopped;
        await TimeLimit.EndsWithinAsync(Sockets.WhenZero(), Left(last / 4), Time, hurry);
        foreach (var connection in Unfinished()) connection.Abort();
        await TimeLimit.EndsWithinAsync(Sockets.WhenZero(), Left(TimeSpan.Zero), Time);
        _drained.TrySetResult();

        TimeSpan Left(TimeSpan reserved) => Options.DrainTimeout - Time.GetElapsedTime(begun) - reserved;
    }

    /// <summary>Ends a user's runs, on a thread of its own choice: a backplane that blocks its caller does not block the drain.</summary>
    private async Task AbortRunsAsync(UserStream stream)
    {
        await Task.Yield();
        try
        {
            await stream.Publisher.AbortRunsAsync();
        }
        catch (Exception error)
        {
            // One user's log that cannot be written must not keep the others from being closed.
            ReportBackplaneFailure(error);
        }
    }

    private int Notify(string code, CancellationToken ct = default)
    {
        var taken = 0;
        foreach (var stream in _streams.All)
        {
            ct.ThrowIfCancellationRequested();
            if (stream.IsConnected) taken += stream.Tell(ControlFrames.NoticeOf(stream.User, Time.GetUtcNow(), code));
        }

        return taken;
    }

    /// <summary>Tells the open connections that events may be late, or that they no longer are. Not within the call that noticed it.</summary>
    private async Task TellBackplaneChangedAsync(bool isDegraded)
    {
        await Task.Yield();
        if (IsStopped) return;
        Notify(isDegraded ? NoticeCodes.Degraded : NoticeCodes.Restored);
        if (!isDegraded) await _keeper.TickAsync();
    }

    private ClientConnection[] Unfinished()
    {
        lock (_sockets) return [.. _sockets];
    }

    private TimeSpan Jitter() => Random.Shared.NextDouble() * Options.ReconnectSpread;
}
