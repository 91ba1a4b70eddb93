using Netra.WebSockets;

namespace Netra.Backend.Auth;

/// <summary>Makes contexts: for which user, in which thread, as which run.</summary>
public sealed class RequestContexts(WebSocketHost host, LoginTokens tokens)
{
    public UserExecutionContext? ForRequest(HttpContext http, string thread)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        return bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? Create(http, bearer["Bearer ".Length..], thread) : null;
    }

    /// <summary>A socket is its user's, whatever threads the user is in; a browser cannot send it a header.</summary>
    public UserExecutionContext? ForSocket(HttpContext http) => Create(http, http.Request.Query["token"], "socket");

    private UserExecutionContext? Create(HttpContext http, string? token, string thread) =>
        tokens.Find(token) is { } user
            ? host.CreateContext(user, new ThreadId(thread), new RunId(Guid.NewGuid().ToString("N")), http.TraceIdentifier)
            : null;
}
