using System.Net.WebSockets;
using System.Threading.Channels;

namespace Netra.WebSockets;

/// <summary>
/// One open socket of a user. Its writer has a cursor and takes one event after the other behind it, from the newest ones that all
/// of the user's connections share, or from the log; it sends nothing else than the next event of its epoch. Its queue
/// holds control frames, and the word that there are new events.
/// </summary>
internal sealed class ClientConnection : IDisposable
{
    /// <summary>In the queue: look for new events.</summary>
    private static readonly OutgoingFrame NewEvents = default;

    private readonly WebSocketHost _host;
    private readonly Channel<OutgoingFrame> _queue;
    private readonly Lock _endGate = new();
    private readonly CancellationTokenSource _closeDeadline;
    private BackplanePosition _position;
    private WebSocket? _sending;
    private ITimer? _sendDeadline;
    private ITimer? _expiry;
    private CloseRequest? _close;
    private int _queuedFrames;
    private int _queuedBytes;
    private bool _woken;
    private bool _closedInOrder;
    private bool _disposed;

    public ClientConnection(UserExecutionContext context)
    {
        Context = context;
        _host = context.Host;
        // Twice as much as may wait: a close adds the events that have not been taken yet.
        _queue = Channel.CreateBounded<OutgoingFrame>(new BoundedChannelOptions((2 * _host.Options.QueueFrames) + 2) { SingleReader = true });
        _closeDeadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _host.Time);
        Ended = _closeDeadline.Token;
    }

    public ConnectionId Id { get; } = new(Guid.NewGuid().ToString("N"));

    public UserExecutionContext Context { get; }

    /// <summary>The last event that has been sent; null until the replay is known. Under the lock of the user's stream.</summary>
    public BackplanePosition? Cursor { get; set; }

    /// <summary>When the cursor moved last. Under the lock of the user's stream.</summary>
    public long ProgressAt { get; set; }

    /// <summary>Why this side closes the connection; null as long as it does not.</summary>
    public CloseRequest? Closing => Volatile.Read(ref _close);

    /// <summary>Whether a close frame is on its way, or arrived: then the server ends the connection when it has sent everything.</summary>
    public bool IsClosedInOrder { get => Volatile.Read(ref _closedInOrder); set => Volatile.Write(ref _closedInOrder, value); }

    /// <summary>Cancelled when a close has taken too long: everything about the connection ends then.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Has the writer look for new events.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _woken, true)) return;
        _queue.Writer.TryWrite(NewEvents);
    }

    /// <summary>Puts a frame into the queue. A full queue closes the connection, whose client then resumes.</summary>
    public bool TryEnqueue(in OutgoingFrame frame)
    {
        if (Closing is not null) return false;
        frame.Buffer?.Hold();
        var isFull = Interlocked.Increment(ref _queuedFrames) > _host.Options.QueueFrames
            | Interlocked.Add(ref _queuedBytes, frame.Bytes.Length) > _host.Options.QueueBytes;
        if (!isFull && _queue.Writer.TryWrite(frame)) return true;
        frame.Buffer?.Release();
        RequestClose(CloseRequest.SlowConsumer);
        return false;
    }

    /// <summary>Puts frames into the queue that are sent before the close, which follows: no limit keeps them out.</summary>
    public void Keep(in OutgoingFrame frame)
    {
        frame.Buffer?.Hold();
        Interlocked.Increment(ref _queuedFrames);
        Interlocked.Add(ref _queuedBytes, frame.Bytes.Length);
        if (!_queue.Writer.TryWrite(frame)) frame.Buffer?.Release();
    }

    /// <summary>Sends an <c>error</c> frame.</summary>
    public void TellError(string code, string correlationId) =>
        TryEnqueue(ControlFrames.ErrorOf(Context.User, _host.Time.GetUtcNow(), code, correlationId));

    /// <summary>Has the writer close the connection; the first request wins.</summary>
    public void RequestClose(CloseRequest request)
    {
        if (Interlocked.CompareExchange(ref _close, request, null) is not null) return;
        lock (_endGate)
        {
            if (!_disposed) _closeDeadline.CancelAfter(_host.Options.SendTimeout);
        }

        _queue.Writer.TryComplete();
    }

    /// <summary>Closes the connection at that time: what was proved at its beginning holds no longer.</summary>
    public void ExpireAt(DateTimeOffset end, TimeSpan longest)
    {
        var left = end - _host.Time.GetUtcNow();
        if (left > longest) return;
        lock (_endGate)
        {
            if (!_disposed)
            {
                _expiry = _host.Time.CreateTimer(static state => ((ClientConnection)state!).RequestClose(CloseRequest.Expired), this,
                    left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Ends the connection without a close handshake.</summary>
    public void Abort()
    {
        RequestClose(CloseRequest.Draining);
        lock (_endGate)
        {
            // Not awaited: what ends then does not end under this lock.
            if (!_disposed) _ = _closeDeadline.CancelLaterAsync();
        }
    }

    /// <summary>Ends the connection, whose client has not seen a close.</summary>
    public void Lose(WebSocket socket)
    {
        IsClosedInOrder = false;
        socket.Abort();
        RequestClose(CloseRequest.Lost);
    }

    /// <summary>Writes the recovery, then what comes, then the close frame. Returns when nothing is to be written any more.</summary>
    public async Task WriteAsync(WebSocket socket, UserStream stream, Recovery recovery)
    {
        try
        {
            await WriteRecoveryAsync(socket, stream, recovery);
            recovery.Forget();
            await TakeAsync(socket, stream);
            while (await _queue.Reader.WaitToReadAsync())
            {
                while (_queue.Reader.TryRead(out var frame)) await WriteAsync(socket, stream, frame);
            }

            var close = Closing!;
            IsClosedInOrder = true;
            await socket.CloseOutputAsync(close.Status, close.Reason, Ended);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The socket is gone, or took too long: the client resumes. One that the framework has closed, or that was aborted
            // while it was received from, is the receiver's to end.
            if (error is WebSocketException { WebSocketErrorCode: WebSocketError.InvalidState }) return;
            Lose(socket);
        }
    }

    public void Dispose()
    {
        RequestClose(CloseRequest.Answer);
        lock (_endGate)
        {
            _disposed = true;
            _closeDeadline.Dispose();
            _sendDeadline?.Dispose();
            _expiry?.Dispose();
        }
    }

    private async Task WriteRecoveryAsync(WebSocket socket, UserStream stream, Recovery recovery)
    {
        var now = _host.Time.GetUtcNow();
        _position = recovery.Start;
        stream.Advance(this, _position);
        await SendAsync(socket, ControlFrames.Established(Context.User, now, Id, recovery, _host.Options.KeepAliveInterval));
        if (recovery.Gap is { } gap) await SendAsync(socket, ControlFrames.Gap(Context.User, now, gap));
        await WriteAsync(socket, stream, recovery.Entries);
    }

    /// <summary>Writes what was in the queue.</summary>
    private async ValueTask WriteAsync(WebSocket socket, UserStream stream, OutgoingFrame frame)
    {
        if (frame.Bytes.IsEmpty)
        {
            Volatile.Write(ref _woken, false);
            await TakeAsync(socket, stream);
            return;
        }

        Interlocked.Decrement(ref _queuedFrames);
        Interlocked.Add(ref _queuedBytes, -frame.Bytes.Length);
        // An event that was put here before a close: the one that comes next, or one that has been sent meanwhile.
        if (frame.Position.Epoch is null) await SendAsync(socket, frame);
        else if (IsNext(frame.Position)) await SendEventAsync(socket, frame);
        frame.Buffer?.Release();
    }

    /// <summary>Sends the events behind the cursor until there is none, or the connection is to be closed.</summary>
    private async ValueTask TakeAsync(WebSocket socket, UserStream stream)
    {
        while (Closing is null or { Flush: true })
        {
            switch (stream.TryTake(this, _position, out var frame))
            {
                case NextEvent.None:
                    return;
                case NextEvent.OfAnotherEpoch:
                    // To the client who resumes, the change is announced as a gap.
                    RequestClose(CloseRequest.EpochChanged);
                    return;
                case NextEvent.InTheLog when Closing is not null:
                    // Too late to read: what is near enough is in the queue, and the client resumes.
                    return;
                case NextEvent.InTheLog:
                    await ReadOnAsync(socket, stream);
                    break;
                default:
                    await SendEventAsync(socket, frame);
                    frame.Buffer?.Release();
                    break;
            }
        }
    }

    /// <summary>Sends what the log has behind the cursor; what it no longer has is announced to the client who resumes.</summary>
    private async ValueTask ReadOnAsync(WebSocket socket, UserStream stream)
    {
        try
        {
            var slice = await stream.ReadAsync(_position, Ended);
            if (slice.Head.Epoch != _position.Epoch) RequestClose(CloseRequest.EpochChanged);
            else if (slice.Entries is not [var first, ..] || !IsNext(first.Position)) RequestClose(CloseRequest.Hole);
            else await WriteAsync(socket, stream, slice.Entries);
        }
        catch (BackplaneUnavailableException)
        {
            RequestClose(CloseRequest.Unavailable);
        }
        catch (LogMismatchException)
        {
            RequestClose(CloseRequest.Mismatch);
        }
    }

    private async ValueTask WriteAsync(WebSocket socket, UserStream stream, IReadOnlyList<BackplaneEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!IsNext(entry.Position)) return;
            await SendEventAsync(socket, new OutgoingFrame(entry.Position, EventJson.Stamp(entry)));
            stream.Advance(this, _position);
        }
    }

    private bool IsNext(BackplanePosition position) => position.Epoch == _position.Epoch && position.Sequence == _position.Sequence + 1;

    private async ValueTask SendEventAsync(WebSocket socket, OutgoingFrame frame)
    {
        await SendAsync(socket, frame);
        _position = frame.Position;
    }

    private async ValueTask SendAsync(WebSocket socket, OutgoingFrame frame)
    {
        if (Closing is { Flush: false }) return;
        // Without a token, for which the framework would allocate: what takes too long loses the socket all the same.
        var send = socket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (!send.IsCompletedSuccessfully)
        {
            Expect(socket);
            await send;
            _sendDeadline?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        await send;
    }

    private void Expect(WebSocket socket)
    {
        if (_sendDeadline is not null)
        {
            _sendDeadline.Change(_host.Options.SendTimeout, Timeout.InfiniteTimeSpan);
            return;
        }

        _sending = socket;
        lock (_endGate)
        {
            if (!_disposed)
            {
                _sendDeadline = _host.Time.CreateTimer(static state => ((ClientConnection)state!)._sending!.Abort(), this,
                    _host.Options.SendTimeout, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
