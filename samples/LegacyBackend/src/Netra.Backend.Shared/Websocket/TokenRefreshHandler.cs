using System.Net.WebSockets;
using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Websocket;

/// <summary>Tells a client that its token runs out, and gives it the next one.</summary>
public sealed class TokenRefreshHandler(TokenLifecycleManager tokens)
{
    public async Task<bool> RefreshAsync(WebSocket socket, string userId, DateTimeOffset now, CancellationToken ct)
    {
        if (!tokens.NeedsRefresh(userId, now))
        {
            await socket.SendAsync(Utils.Frame("token_valid"), WebSocketMessageType.Text, true, ct);
            return false;
        }

        await socket.SendAsync(Utils.Frame("token_expiring"), WebSocketMessageType.Text, true, ct);
        var expires = tokens.Renew(userId, now);
        await socket.SendAsync(Utils.Frame("token_refreshed", new { expires = TimestampUtils.ToUnix(expires) }), WebSocketMessageType.Text, true, ct);
        return true;
    }
}
