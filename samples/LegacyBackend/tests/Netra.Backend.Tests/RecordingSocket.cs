using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Backend.Tests;

/// <summary>The server's end of a socket, without a network: keeps what is sent.</summary>
public sealed class RecordingSocket : WebSocket
{
    private readonly MemoryStream _part = new();
    private WebSocketState _state = WebSocketState.Open;

    public List<string> Texts { get; } = [];

    public int Binaries { get; private set; }

    public bool Fails { get; init; }

    /// <summary>The types of the frames that were sent.</summary>
    public IEnumerable<string?> Types => Texts.Select(text => JsonSerializer.Deserialize<JsonElement>(text).GetProperty("type").GetString());

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (Fails)
            throw new WebSocketException("gone");

        _part.Write(buffer);
        if (!endOfMessage)
            return Task.CompletedTask;

        if (messageType == WebSocketMessageType.Binary)
            Binaries++;
        else
            Texts.Add(System.Text.Encoding.UTF8.GetString(_part.ToArray()));
        _part.SetLength(0);
        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _state = WebSocketState.Closed;
        return Task.CompletedTask;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override void Abort() => _state = WebSocketState.Aborted;

    public override void Dispose() => _part.Dispose();
}
