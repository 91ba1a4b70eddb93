using System.Net.WebSockets;
using System.Threading.Channels;

namespace Netra.WebSockets;

/// <summary>
/// One open socket of a user: a bounded queue and one writer, so that a slow one fills its own queue and nobody else's.
/// The queue exists before the socket does: an event published during the upgrade waits in it.
/// </summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly WebSocketHost _host;
    private readonly Channel<OutgoingFrame> _queue;
    private readonly Lock _endGate = new();
    private readonly CancellationTokenSource _closeDeadline;
    private WebSocket? _sending;
    private ITimer? _sendDeadline;
    private CloseRequest? _close;
    private int _queuedBytes;
    private bool _closedInOrder;
    private bool _disposed;

    public ClientConnection(UserExecutionContext context)
    {
        Context = context;
        _host = context.Host;
        _queue = Channel.CreateBounded<OutgoingFrame>(new BoundedChannelOptions(_host.Options.QueueFrames) { SingleReader = true });
        _closeDeadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _host.Time);
        Ended = _closeDeadline.Token;
    }

    public ConnectionId Id { get; } = new(Guid.NewGuid().ToString("N"));

    public UserExecutionContext Context { get; }

    /// <summary>Why this side closes the connection; null as long as it does not.</summary>
    public CloseRequest? Closing => Volatile.Read(ref _close);

    /// <summary>Whether a close frame is on its way, or arrived: then the server ends the connection when it has sent everything.</summary>
    public bool IsClosedInOrder { get => Volatile.Read(ref _closedInOrder); set => Volatile.Write(ref _closedInOrder, value); }

    /// <summary>Cancelled when a close has taken too long: everything about the connection ends then.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Puts a frame into the queue. A full queue closes the connection, whose client then resumes.</summary>
    public bool TryEnqueue(in OutgoingFrame frame)
    {
        if (Closing is not null) return false;
        frame.Buffer?.Hold();
        if (Interlocked.Add(ref _queuedBytes, frame.Bytes.Length) <= _host.Options.QueueBytes && _queue.Writer.TryWrite(frame)) return true;
        frame.Buffer?.Release();
        RequestClose(CloseRequest.SlowConsumer);
        return false;
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

    /// <summary>Writes the recovery, then the queue, then the close frame. Returns when nothing is to be written any more.</summary>
    public async Task WriteAsync(WebSocket socket, Recovery recovery)
    {
        try
        {
            await WriteRecoveryAsync(socket, recovery);
            recovery.Forget();
            while (await _queue.Reader.WaitToReadAsync())
            {
                while (_queue.Reader.TryRead(out var frame))
                {
                    Interlocked.Add(ref _queuedBytes, -frame.Bytes.Length);
                    // A connection carries one epoch: to the client who resumes, the change is announced as a gap.
                    if (frame.Position.Epoch is { } epoch && epoch != recovery.Head.Epoch) RequestClose(CloseRequest.EpochChanged);
                    else if (!IsReplayed(frame, recovery.Head)) await SendAsync(socket, frame);
                    frame.Buffer?.Release();
                }
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
        }
    }

    private async Task WriteRecoveryAsync(WebSocket socket, Recovery recovery)
    {
        var now = _host.Time.GetUtcNow();
        await SendAsync(socket, ControlFrames.Established(Context.User, now, Id, recovery, _host.Options.KeepAliveInterval));
        if (recovery.Gap is { } gap) await SendAsync(socket, ControlFrames.Gap(Context.User, now, gap));
        foreach (var entry in recovery.Entries)
        {
            await SendAsync(socket, new OutgoingFrame(entry.Position, EventJson.Stamp(entry)));
        }
    }

    /// <summary>An event that entered both the log that was read and the queue is sent once.</summary>
    private static bool IsReplayed(in OutgoingFrame frame, BackplanePosition head) =>
        frame.Position.Epoch is not null && frame.Position.Sequence <= head.Sequence;

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
            if (!_disposed) _sendDeadline = _host.Time.CreateTimer(static state => ((ClientConnection)state!)._sending!.Abort(), this, _host.Options.SendTimeout, Timeout.InfiniteTimeSpan);
        }
    }
}
