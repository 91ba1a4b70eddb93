using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The other authentication: header, then subprotocol, then query.</summary>
public sealed class UnifiedWebsocketAuth(WebSocketAuthenticator authenticator)
{
    public async Task<string?> AuthenticateAsync(
        WebSocket socket, string? header, IReadOnlyCollection<string> protocols, string? query, CancellationToken ct)
    {
        var token = header?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? header["Bearer ".Length..]
            : UnifiedJwtProtocolHandler.TokenOf(protocols) ?? query;
        var userId = await authenticator.AuthenticateAsync(socket, token, ct);
        if (userId is null)
        {
            await socket.SendAsync(Utils.Frame("auth_closed", new { code = 1008 }), WebSocketMessageType.Text, true, ct);
            return null;
        }

        if (token == query)
            await socket.SendAsync(Utils.Frame("auth_warning", "a token in a query is logged"), WebSocketMessageType.Text, true, ct);
        await socket.SendAsync(Utils.Frame("auth_done", new { userId }), WebSocketMessageType.Text, true, ct);
        return userId;
    }
}
