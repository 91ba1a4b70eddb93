using System.Net.WebSockets;
using System.Text;

namespace Netra.Backend.WebsocketCore;

/// <summary>A browser cannot send a header with a socket, so the token comes as a subprotocol.</summary>
public static class UnifiedJwtProtocolHandler
{
    private const string Prefix = "jwt.";

    public static string? TokenOf(IEnumerable<string> protocols)
    {
        var protocol = protocols.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        if (protocol is null)
            return null;

        var text = protocol[Prefix.Length..].Replace('-', '+').Replace('_', '/');
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight(text.Length + (4 - text.Length % 4) % 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static async Task<bool> AcceptAsync(WebSocket socket, IReadOnlyCollection<string> protocols, CancellationToken ct)
    {
        if (protocols.Count == 0)
        {
            await socket.SendAsync(Utils.Frame("protocol_missing"), WebSocketMessageType.Text, true, ct);
            return false;
        }

        if (TokenOf(protocols) is not { Length: > 0 })
        {
            await socket.SendAsync(Utils.Frame("protocol_without_token"), WebSocketMessageType.Text, true, ct);
            return false;
        }

        await socket.SendAsync(Utils.Frame("protocol_accepted"), WebSocketMessageType.Text, true, ct);
        return true;
    }
}
