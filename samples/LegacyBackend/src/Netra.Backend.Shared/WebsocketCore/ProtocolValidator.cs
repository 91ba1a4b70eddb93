using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Backend.WebsocketCore;

/// <summary>Takes client frames apart and refuses what is none, on the socket itself.</summary>
public static class ProtocolValidator
{
    public static async Task<string?> TypeOfAsync(WebSocket socket, ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(frame.Span);
        }
        catch (JsonException)
        {
            await socket.SendAsync(Utils.Frame("protocol_error", "no JSON"), WebSocketMessageType.Text, true, ct);
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            await socket.SendAsync(Utils.Frame("protocol_error", "no object"), WebSocketMessageType.Text, true, ct);
            return null;
        }

        if (!json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            await socket.SendAsync(Utils.Frame("protocol_error", "no type"), WebSocketMessageType.Text, true, ct);
            return null;
        }

        if (MayClientSend(type.GetString()!))
            return type.GetString();

        await socket.SendAsync(Utils.Frame("protocol_error", "not yours to send"), WebSocketMessageType.Text, true, ct);
        return null;
    }

    public static bool MayClientSend(string type) =>
        type is not ("agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed" or "agent_error");
}
