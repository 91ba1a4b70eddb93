using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

public sealed record BroadcastResult(int Sent, int Failed);

/// <summary>The same without managers, straight into whatever sockets there are.</summary>
public sealed class BroadcastCore
{
    private static BroadcastCore? _broadcastManager;

    public static BroadcastCore Instance => _broadcastManager ??= new BroadcastCore();

    public async Task<BroadcastResult> ToAllAsync(IEnumerable<WebSocket> sockets, string type, object payload, CancellationToken ct)
    {
        var (sent, failed) = (0, 0);
        foreach (var socket in sockets)
        {
            try
            {
                await socket.SendAsync(Utils.Frame(type, payload), WebSocketMessageType.Text, true, ct);
                sent++;
            }
            catch (WebSocketException)
            {
                failed++;
            }
        }

        return new BroadcastResult(sent, failed);
    }

    public async Task<bool> ToOneAsync(WebSocket? socket, WebSocket fallback, string type, CancellationToken ct)
    {
        if (socket is { State: WebSocketState.Open })
        {
            await socket.SendAsync(Utils.Frame(type), WebSocketMessageType.Text, true, ct);
            return true;
        }

        await fallback.SendAsync(Utils.Frame("undeliverable", new { type }), WebSocketMessageType.Text, true, ct);
        return false;
    }

    public async Task MaintenanceAsync(WebSocket socket, TimeSpan within, CancellationToken ct)
    {
        await socket.SendAsync(Utils.Frame("maintenance", new { seconds = within.TotalSeconds }), WebSocketMessageType.Text, true, ct);
        if (within <= TimeSpan.Zero)
            await socket.SendAsync(Utils.Frame("agent_stopped", new { reason = "maintenance" }), WebSocketMessageType.Text, true, ct);
    }
}
