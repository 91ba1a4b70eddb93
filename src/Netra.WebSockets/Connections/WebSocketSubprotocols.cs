using Microsoft.AspNetCore.Http;

namespace Netra.WebSockets;

/// <summary>
/// The subprotocols of the upgrade. A browser cannot set headers on a WebSocket; it can offer subprotocols, so a bearer token travels as
/// one of them and not in the query, which servers and proxies log: <c>new WebSocket(url, ["netra.events.v1", "netra.bearer." + token])</c>.
/// </summary>
/// <example><code>
/// jwt.Events = new JwtBearerEvents
/// {
///     OnMessageReceived = message =>
///     {
///         message.Token ??= WebSocketSubprotocols.BearerToken(message.Request);
///         return Task.CompletedTask;
///     },
/// };
/// </code></example>
public static class WebSocketSubprotocols
{
    /// <summary>The events of this library. A client that offers a token offers this too: the server accepts it, never the token.</summary>
    public const string Events = "netra.events.v1";

    /// <summary>What a bearer token follows. A token consists of characters that a subprotocol may have (a JWT does).</summary>
    public const string BearerPrefix = "netra.bearer.";

    /// <summary>The token that an upgrade request offers.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The token; null if there is none, or more than one.</returns>
    public static string? BearerToken(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? token = null;
        foreach (var offered in request.HttpContext.WebSockets.WebSocketRequestedProtocols)
        {
            if (!offered.StartsWith(BearerPrefix, StringComparison.Ordinal)) continue;
            if (token is not null) return null;
            token = offered[BearerPrefix.Length..];
        }

        return token is { Length: > 0 } ? token : null;
    }

    /// <summary>What the server accepts of what a client offers.</summary>
    internal static string? Select(IList<string> offered) => offered.Contains(Events, StringComparer.Ordinal) ? Events : null;
}
