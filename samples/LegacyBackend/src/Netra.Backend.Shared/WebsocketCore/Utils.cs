using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Backend.WebsocketCore;

/// <summary>Frames, and the usual ones sent straight into a socket.</summary>
public static class Utils
{
    public static ReadOnlyMemory<byte> Frame(string type, object? payload = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, payload }, JsonSerializerOptions.Web);

    public static ValueTask PingAsync(WebSocket socket, CancellationToken ct) =>
        socket.SendAsync(Frame("ping", TimestampUtils.ToUnix(DateTimeOffset.UtcNow)), WebSocketMessageType.Text, true, ct);

    public static ValueTask PongAsync(WebSocket socket, CancellationToken ct) =>
        socket.SendAsync(Frame("pong"), WebSocketMessageType.Text, true, ct);

    public static ValueTask ErrorAsync(WebSocket socket, string code, CancellationToken ct) =>
        socket.SendAsync(Frame("agent_error", new { code }), WebSocketMessageType.Text, true, ct);

    public static async ValueTask ReconnectSoonAsync(WebSocket socket, int seconds, CancellationToken ct)
    {
        await socket.SendAsync(Frame("server_restart"), WebSocketMessageType.Text, true, ct);
        await socket.SendAsync(Frame("reconnect_in", seconds), WebSocketMessageType.Text, true, ct);
    }

    /// <summary>Sends to a socket that may be gone; whether it was there.</summary>
    public static async ValueTask<bool> TrySendAsync(WebSocket socket, string type, object? payload, CancellationToken ct)
    {
        if (socket.State != WebSocketState.Open)
            return false;

        await socket.SendAsync(Frame(type, payload), WebSocketMessageType.Text, true, ct);
        return true;
    }

    public static bool IsAgentEvent(string type) =>
        type is "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed";
}
