using System.Net.WebSockets;
using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Websocket;

/// <summary>Greets a socket and sees it off, without asking any manager.</summary>
public sealed class ConnectionHandler(string connectionId)
{
    public async Task OpenAsync(WebSocket socket, IReadOnlyCollection<string> missed, CancellationToken ct)
    {
        await socket.SendAsync(Utils.Frame("connected", new { connectionId }), WebSocketMessageType.Text, true, ct);
        foreach (var message in missed)
            await socket.SendAsync(Utils.Frame("missed", message), WebSocketMessageType.Text, true, ct);
        await socket.SendAsync(Utils.Frame("ready", new { missed.Count }), WebSocketMessageType.Text, true, ct);
    }

    public async Task CloseAsync(WebSocket socket, string reason, CancellationToken ct)
    {
        await socket.SendAsync(Utils.Frame("agent_stopped", new { reason }), WebSocketMessageType.Text, true, ct);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, reason, ct);
    }
}
