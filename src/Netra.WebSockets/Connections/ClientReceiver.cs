using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.RateLimiting;

namespace Netra.WebSockets;

/// <summary>Reads one connection's messages, checks them, and has them handled one after the other.</summary>
internal sealed class ClientReceiver : IDisposable
{
    private const int Strikes = 3;
    private const int InitialBufferBytes = 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private readonly ClientConnection _connection;
    private readonly WebSocketHost _host;
    private readonly MessageRouter _router;
    private Channel<ClientMessage>? _inbox;
    private Channel<ClientMessage>? _concurrentInbox;
    private TokenBucketRateLimiter? _rate;
    private int _malformed;
    private int _flooded;

    public ClientReceiver(ClientConnection connection, MessageRouter router)
    {
        _connection = connection;
        _host = connection.Context.Host;
        _router = router;
    }

    /// <summary>Completes when, after <see cref="ReceiveAsync"/> has ended, all that was received is handled.</summary>
    public Task Handling { get; private set; } = Task.CompletedTask;

    /// <summary>Reads until the socket is closed or lost; both are ordinary ends.</summary>
    public async Task ReceiveAsync(WebSocket socket)
    {
        byte[] buffer = [];
        var length = 0;
        var empty = 0;
        try
        {
            while (true)
            {
                // One byte more than allowed: the socket fills what it is given, however long a client takes to send it.
                var most = (int)Math.Min(buffer.Length - length, _host.Options.MaxMessageBytes + 1L - length);
                var received = await socket.ReceiveAsync(buffer.AsMemory(length, most), _connection.Ended);
                if (received.MessageType == WebSocketMessageType.Close) return;
                if (buffer.Length == 0 && !received.EndOfMessage)
                {
                    // Nothing has been read yet: a tab that is silent, as most are, waits without a buffer.
                    buffer = ArrayPool<byte>.Shared.Rent(InitialBufferBytes);
                    continue;
                }

                if (_connection.Closing is not null)
                {
                    // Only the client's close is waited for; what it still sends is of no interest.
                    length = 0;
                    continue;
                }

                length += received.Count;
                empty = received.EndOfMessage ? 0 : received.Count == 0 ? empty + 1 : empty;
                // Every empty fragment counts for a byte: without end, they would keep the reader busy for nothing.
                if (length + empty > _host.Options.MaxMessageBytes)
                {
                    _connection.RequestClose(CloseRequest.TooLarge);
                    length = 0;
                }
                else if (received.EndOfMessage)
                {
                    Accept(received.MessageType, buffer.AsMemory(0, length));
                    length = 0;
                    GiveBack(ref buffer);
                }
                else if (length == buffer.Length)
                {
                    Grow(ref buffer, length);
                }
            }
        }
        catch (WebSocketException error) when (error.WebSocketErrorCode == WebSocketError.Faulted)
        {
            // Bytes that are no WebSocket's: the framework has answered with 1002 or 1007.
            _connection.IsClosedInOrder = true;
            _connection.RequestClose(CloseRequest.Protocol);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            _connection.Lose(socket);
        }
        finally
        {
            GiveBack(ref buffer);
            _inbox?.Writer.TryComplete();
            _concurrentInbox?.Writer.TryComplete();
        }
    }

    /// <summary>Handles what is received, until <see cref="ReceiveAsync"/> has ended and all is handled.</summary>
    private async Task HandleAsync(ChannelReader<ClientMessage> inbox)
    {
        while (await inbox.WaitToReadAsync())
        {
            while (inbox.TryRead(out var message))
            {
                await HandleAsync(message);
            }
        }
    }

    public void Dispose() => _rate?.Dispose();

    private async Task HandleAsync(ClientMessage message)
    {
        var begun = _host.Time.GetTimestamp();
        var failed = false;
        try
        {
            await _router.RouteAsync(message, _host.Stopping);
        }
        catch (OperationCanceledException) when (_host.Stopping.IsCancellationRequested)
        {
            // The host stops, and the connection with it.
        }
        catch (Exception error)
        {
            failed = true;
            var correlationId = NewCorrelationId();
            _host.ReportHandlerFailure(message, correlationId, error);
            _connection.TellError("handler_failed", correlationId);
        }
        finally
        {
            _host.Meter.MessageHandled(_host.Time.GetElapsedTime(begun), failed);
        }
    }

    private void Accept(WebSocketMessageType kind, ReadOnlyMemory<byte> bytes)
    {
        if (!TryTakeToken())
        {
            Refuse("rate_limited", ref _flooded, CloseRequest.Flood);
        }
        else if (kind != WebSocketMessageType.Text || !TryParse(bytes, out var type, out var payload))
        {
            Refuse("malformed", ref _malformed, CloseRequest.Malformed);
        }
        else if (!_router.Handles(type, out var order))
        {
            Refuse("unknown_type");
        }
        else
        {
            var context = _connection.Context.ForRun(new RunId(Guid.NewGuid().ToString("N")));
            // Never waited for: a reader that waits for a handler sees neither a pong nor a close.
            if (!Inbox(order).TryWrite(new ClientMessage(context, _connection.Id, type, payload))) Refuse("busy");
        }
    }

    /// <summary>Made for the first message: most tabs send none. Each inbox has its messages handled one after the other.</summary>
    private ChannelWriter<ClientMessage> Inbox(MessageOrder order)
    {
        ref var inbox = ref order == MessageOrder.Concurrent ? ref _concurrentInbox : ref _inbox;
        if (inbox is null)
        {
            inbox = Channel.CreateBounded<ClientMessage>(new BoundedChannelOptions(_host.Options.MessageBurst) { SingleReader = true, SingleWriter = true });
            // While it is empty: a handler never runs within the reader.
            var handling = HandleAsync(inbox.Reader);
            Handling = Handling.IsCompleted ? handling : Task.WhenAll(Handling, handling);
        }

        return inbox.Writer;
    }

    private bool TryTakeToken()
    {
        _rate ??= new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = _host.Options.MessageBurst,
            TokensPerPeriod = _host.Options.MessagesPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
            QueueLimit = 0,
        });
        _rate.TryReplenish();
        using var lease = _rate.AttemptAcquire();
        return lease.IsAcquired;
    }

    private void Refuse(string code, ref int strikes, CloseRequest close)
    {
        Refuse(code);
        if (++strikes >= Strikes) _connection.RequestClose(close);
    }

    private void Refuse(string code)
    {
        var correlationId = NewCorrelationId();
        _host.ReportBadMessage(_connection, code, correlationId);
        _connection.TellError(code, correlationId);
    }

    private static bool TryParse(ReadOnlyMemory<byte> bytes, out string type, out JsonElement payload)
    {
        type = "";
        payload = default;
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return false;
            if (!root.TryGetProperty("type", out var name) || name.ValueKind != JsonValueKind.String) return false;
            type = name.GetString()!;
            if (root.TryGetProperty("payload", out var content)) payload = LoneSurrogates.Replace(content);
            return type.Length is > 0 and <= Identifier.MaxLength;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no valid text.
            return false;
        }
    }

    private static void GiveBack(ref byte[] buffer)
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = [];
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }

    private static string NewCorrelationId() => Guid.NewGuid().ToString("N");
}
