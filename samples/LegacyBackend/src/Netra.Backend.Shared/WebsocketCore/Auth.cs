using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Authenticates a socket by a token, once for the whole process.</summary>
public sealed class WebSocketAuthenticator
{
    private static WebSocketAuthenticator? _websocketAuthenticator;

    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);

    public static WebSocketAuthenticator Instance => _websocketAuthenticator ??= new WebSocketAuthenticator();

    public void Allow(string token, string userId)
    {
        lock (_users)
            _users[token] = userId;
    }

    public async Task<string?> AuthenticateAsync(WebSocket socket, string? token, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token))
        {
            await socket.SendAsync(Utils.Frame("auth_required"), WebSocketMessageType.Text, true, ct);
            return null;
        }

        string? userId;
        lock (_users)
            _users.TryGetValue(token, out userId);
        if (userId is null)
        {
            await socket.SendAsync(Utils.Frame("auth_failed"), WebSocketMessageType.Text, true, ct);
            await Utils.ErrorAsync(socket, "auth_failed", ct);
            return null;
        }

        await socket.SendAsync(Utils.Frame("auth_ok", new { userId }), WebSocketMessageType.Text, true, ct);
        return userId;
    }
}
