using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>When a user's token runs out.</summary>
public sealed class TokenLifecycleManager(TimeSpan lifetime)
{
    private readonly Dictionary<string, DateTimeOffset> _expires = new(StringComparer.Ordinal);

    public DateTimeOffset Renew(string userId, DateTimeOffset now) => _expires[userId] = now + lifetime;

    public bool NeedsRefresh(string userId, DateTimeOffset now) =>
        !_expires.TryGetValue(userId, out var expires) || now >= expires - lifetime * 0.2;

    public async Task<bool> WarnAsync(WebSocket socket, string userId, DateTimeOffset now, CancellationToken ct)
    {
        if (!_expires.TryGetValue(userId, out var expires))
        {
            await socket.SendAsync(Utils.Frame("token_unknown"), WebSocketMessageType.Text, true, ct);
            return true;
        }

        if (now >= expires)
        {
            await socket.SendAsync(Utils.Frame("token_expired"), WebSocketMessageType.Text, true, ct);
            return true;
        }

        if (!NeedsRefresh(userId, now))
            return false;

        await socket.SendAsync(Utils.Frame("token_expiring", new { seconds = (expires - now).TotalSeconds }), WebSocketMessageType.Text, true, ct);
        return true;
    }
}
