using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Netra.WebSockets;

/// <summary>Takes an upgrade request: refuses it with a plain HTTP status, or makes it a connection. Nothing is accepted to be closed at once.</summary>
internal sealed class WebSocketEndpoint(WebSocketHost host, MessageRouter router,
    Func<HttpContext, WebSocketHost, ValueTask<UserExecutionContext?>> authenticate)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (!host.IsAccepting)
        {
            RefuseForNow(http);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest || !TryReadCursor(http.Request.Query, out var cursor))
        {
            Refuse(http, StatusCodes.Status400BadRequest, "no WebSocket request, or a malformed cursor");
            return;
        }

        if (!IsOriginAllowed(http.Request))
        {
            Refuse(http, StatusCodes.Status403Forbidden, OriginProblem(http.Request));
            return;
        }

        if (await authenticate(http, host) is not { } context)
        {
            // The callback may have set a status of its own, such as 403 for a user who is known but not allowed.
            var status = http.Response.StatusCode >= StatusCodes.Status400BadRequest ? http.Response.StatusCode : StatusCodes.Status401Unauthorized;
            Refuse(http, status, "identity");
            return;
        }

        if (!ReferenceEquals(context.Host, host))
        {
            Refuse(http, StatusCodes.Status403Forbidden, "a context of another host");
            return;
        }

        await ConnectAsync(http, context, cursor);
    }

    private async Task ConnectAsync(HttpContext http, UserExecutionContext context, BackplanePosition? cursor)
    {
        using var lease = host.Lease(context.User);
        using var connection = new ClientConnection(context);
        // Known to the host before it is attached: a drain waits for a handshake as for a socket.
        host.Enter(connection);
        try
        {
            await lease.Stream.ListenAsync();
            switch (lease.Stream.TryAttach(connection))
            {
                case AttachResult.NotAccepting:
                    RefuseForNow(http);
                    return;
                case AttachResult.TooMany:
                    Refuse(http, StatusCodes.Status429TooManyRequests, "too many connections of a user");
                    return;
            }

            if ((await lease.Stream.CheckAsync()).Connections > host.Options.ConnectionsPerUser)
            {
                Refuse(http, StatusCodes.Status429TooManyRequests, "too many connections of a user");
                return;
            }

            // Attached first, read second: an event comes by the one or the other, and by both is sent once.
            BackplaneSlice slice;
            using (var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, connection.Ended))
            {
                slice = await lease.Stream.ReadAsync(cursor, ended.Token);
            }

            if (connection.Closing is not null || !host.IsAccepting)
            {
                RefuseForNow(http);
                return;
            }

            GracefulClose.Take(http, connection);
            using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                KeepAliveInterval = host.Options.KeepAliveInterval,
                KeepAliveTimeout = host.Options.KeepAliveTimeout,
                SubProtocol = WebSocketSubprotocols.Select(http.WebSockets.WebSocketRequestedProtocols),
            });
            if (ExpiryOf(http, context) is { } expiry) connection.ExpireAt(expiry, WebSocketManagerOptionsValidator.Longest);
            await host.RunAsync(connection, lease.Stream, socket, Recovery.From(cursor, slice), router);
            // A close that took too long: the abort that came with it was held back.
            if (!connection.IsClosedInOrder) http.Abort();
        }
        catch (Exception error) when (error is BackplaneUnavailableException or LogMismatchException && !http.Response.HasStarted)
        {
            RefuseForNow(http, "the log is not available");
        }
        catch (OperationCanceledException) when (connection.Ended.IsCancellationRequested && !http.Response.HasStarted)
        {
            RefuseForNow(http);
        }
        finally
        {
            lease.Stream.Detach(connection);
            host.Exit(connection);
        }
    }

    /// <summary>The earlier of what the application has said and, if asked for, what the authentication handler knows.</summary>
    private DateTimeOffset? ExpiryOf(HttpContext http, UserExecutionContext context)
    {
        var proved = host.Options.CloseOnAuthenticationExpiration
            ? http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc : null;
        return context.Expires is { } said && (proved is null || said < proved) ? said : proved;
    }

    private void RefuseForNow(HttpContext http, string reason = "not started or draining")
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(host.Options.ReconnectSpread.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Refuse(http, StatusCodes.Status503ServiceUnavailable, reason);
    }

    private void Refuse(HttpContext http, int status, string reason)
    {
        host.ReportRefusal(status, reason);
        http.Response.StatusCode = status;
    }

    private bool IsOriginAllowed(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin)) return true;
        if (origin is not [{ } only]) return false;
        return string.Equals(only, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || host.Options.AllowedOrigins.Contains(only, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The usual cause is a proxy that ends TLS: the browser says <c>https</c>, and the request arrives as <c>http</c>.</summary>
    private static string OriginProblem(HttpRequest request) =>
        request.Headers.Origin is [{ } only] && only.EndsWith($"://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? "origin: the same host with another scheme; behind a proxy that ends TLS, forwarded headers have to be on"
            : "origin";

    /// <summary><c>epoch</c> and <c>last_seq</c> come together or not at all.</summary>
    private static bool TryReadCursor(IQueryCollection query, out BackplanePosition? cursor)
    {
        cursor = null;
        var (epoch, sequence) = (query["epoch"], query["last_seq"]);
        if (epoch.Count == 0 && sequence.Count == 0) return true;
        if (epoch is not [{ Length: > 0 and <= Identifier.MaxLength } name]) return false;
        if (sequence is not [{ } digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var last)) return false;
        cursor = new BackplanePosition(name, last);
        return true;
    }
}
