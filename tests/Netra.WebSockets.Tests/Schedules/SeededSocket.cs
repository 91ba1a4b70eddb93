using System.Net.WebSockets;

namespace Netra.WebSockets.Tests;

/// <summary>The server's end of a connection, whose every send takes as long as the scheduler pleases, and may be stalled or lost.</summary>
internal sealed class SeededSocket(Random random) : WebSocket
{
    private readonly Queue<byte[]> _sent = new();
    private TaskCompletionSource _arrival = New();
    private TaskCompletionSource _flow = Completed();
    private TaskCompletionSource _incoming = New();
    private bool _clientClosed;
    private bool _sending;
    private bool _receiving;

    public bool IsLost { get; private set; }

    public bool IsSending => _sending;

    /// <summary>Whether the client has something to read.</summary>
    public bool HasMessage => _sent.Count > 0;

    public override WebSocketCloseStatus? CloseStatus => _clientClosed ? WebSocketCloseStatus.NormalClosure : null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => IsLost ? WebSocketState.Aborted : ServerClosed is null ? WebSocketState.Open : WebSocketState.CloseSent;

    public override string? SubProtocol => null;

    /// <summary>The code with which the server has closed, or null.</summary>
    public WebSocketCloseStatus? ServerClosed { get; private set; }

    /// <summary>The text of the server's close.</summary>
    public string? ServerReason { get; private set; }

    /// <summary>The client's side: the next message, or null at the end of the connection.</summary>
    public async Task<byte[]?> NextAsync()
    {
        while (true)
        {
            if (_sent.TryDequeue(out var message)) return message;
            if (IsLost || ServerClosed is not null) return null;
            await _arrival.Task;
        }
    }

    /// <summary>The client's side: closes in order.</summary>
    public void CloseFromClient()
    {
        _clientClosed = true;
        _incoming.TrySetResult();
    }

    /// <summary>Ends the stream of messages behind those that were sent.</summary>
    public void CloseFromServer()
    {
        ServerClosed = WebSocketCloseStatus.NormalClosure;
        Arrive();
    }

    /// <summary>The network's side: nothing gets through until <see cref="Resume"/>.</summary>
    public void Stall() => _flow = New();

    public void Resume() => _flow.TrySetResult();

    /// <summary>The network's side, or the server's: the connection is gone, with what was under way.</summary>
    public override void Abort()
    {
        IsLost = true;
        _flow.TrySetResult();
        _incoming.TrySetResult();
        Arrive();
    }

    public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        await SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken);

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (_sending) throw new InvalidOperationException("Two sends at once.");
        _sending = true;
        try
        {
            await TransferAsync(cancellationToken);
            _sent.Enqueue(buffer.ToArray());
            Arrive();
        }
        finally
        {
            _sending = false;
        }
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var received = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(received.Count, received.MessageType, received.EndOfMessage);
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_receiving) throw new InvalidOperationException("Two receives at once.");
        _receiving = true;
        try
        {
            using var registration = cancellationToken.Register(Abort);
            await _incoming.Task;
            if (IsLost) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
        }
        finally
        {
            _receiving = false;
        }
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The library closes its output and waits for the client.");

    public override async Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        if (_sending) throw new InvalidOperationException("A close during a send.");
        await TransferAsync(cancellationToken);
        (ServerClosed, ServerReason) = (closeStatus, statusDescription);
        Arrive();
    }

    public override void Dispose() => Abort();

    private async Task TransferAsync(CancellationToken ct)
    {
        // As the framework's socket: a cancelled send loses the connection.
        using var registration = ct.Register(Abort);
        for (var n = random.Next(3); n > 0; n--) await Task.Yield();
        while (!_flow.Task.IsCompleted) await _flow.Task;
        ct.ThrowIfCancellationRequested();
        if (IsLost) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
    }

    private void Arrive()
    {
        var arrival = _arrival;
        _arrival = New();
        arrival.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource Completed()
    {
        var completed = New();
        completed.SetResult();
        return completed;
    }
}
