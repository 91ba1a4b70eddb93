using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

public enum Remediation
{
    Retry,
    RefreshToken,
    Block,
}

/// <summary>What to do with a client that fails to authenticate, and tells it so.</summary>
public sealed class AuthRemediation
{
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    public async Task<Remediation> FailedAsync(WebSocket socket, string client, CancellationToken ct)
    {
        var failures = _failures[client] = _failures.GetValueOrDefault(client) + 1;
        switch (failures)
        {
            case 1:
                await socket.SendAsync(Utils.Frame("auth_retry", new { failures }), WebSocketMessageType.Text, true, ct);
                return Remediation.Retry;
            case 2:
                await socket.SendAsync(Utils.Frame("auth_refresh", new { failures }), WebSocketMessageType.Text, true, ct);
                return Remediation.RefreshToken;
            default:
                await socket.SendAsync(Utils.Frame("auth_blocked", new { failures }), WebSocketMessageType.Text, true, ct);
                return Remediation.Block;
        }
    }

    public void Succeeded(string client) => _failures.Remove(client);
}
