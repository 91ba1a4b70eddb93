using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Netra.WebSockets;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoint of Netra.WebSockets.</summary>
public static class NetraWebSocketsEndpointRouteBuilderExtensions
{
    /// <summary>Maps a path to which clients connect: <c>pattern?epoch=&amp;last_seq=</c>, both from their last event, or neither.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="pattern">The route pattern.</param>
    /// <param name="authenticate">
    /// Says for whom a request is, by a context of the given host, or null to refuse it with 401 (or with the status of 400
    /// or more that it has set). The context's user and conversation become those of every message on the connection, so they
    /// are taken from what the request proves.
    /// </param>
    /// <returns>The endpoint, for authorization, CORS and rate limiting.</returns>
    /// <remarks>
    /// Refused before the upgrade: 503 with <c>Retry-After</c> (not started or draining), 400 (no WebSocket request, malformed
    /// cursor), 403 (origin, a context of another host), 401 (identity), 429 (too many connections of the user).
    /// </remarks>
    public static IEndpointConventionBuilder MapNetraWebSockets(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<HttpContext, WebSocketHost, ValueTask<UserExecutionContext?>> authenticate)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(authenticate);

        var services = endpoints.ServiceProvider;
        var endpoint = new WebSocketEndpoint(services.GetRequiredService<WebSocketHost>(), services.GetRequiredService<MessageRouter>(), authenticate);
        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(endpoint.HandleAsync);
        return endpoints.Map(pattern, pipeline.Build()).WithDisplayName("Netra.WebSockets " + pattern);
    }
}
