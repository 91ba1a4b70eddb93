using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Netra.WebSockets;

/// <summary>
/// Keeps a close frame from being taken back. A WebSocket with a keep-alive timeout aborts its request when it is disposed, and
/// the reset overtakes what the server has not put on the wire yet: the close, at times even the answer to the upgrade. A
/// connection that was closed in order is left to the server, which sends what there is and then ends it.
/// </summary>
internal sealed class GracefulClose : IHttpRequestLifetimeFeature
{
    private readonly IHttpRequestLifetimeFeature _lifetime;
    private readonly ClientConnection _connection;

    private GracefulClose(IHttpRequestLifetimeFeature lifetime, ClientConnection connection)
    {
        _lifetime = lifetime;
        _connection = connection;
    }

    public CancellationToken RequestAborted
    {
        get => _lifetime.RequestAborted;
        set => _lifetime.RequestAborted = value;
    }

    /// <summary>Takes the place of the request's lifetime; to be called before the upgrade.</summary>
    public static void Take(HttpContext http, ClientConnection connection)
    {
        if (http.Features.Get<IHttpRequestLifetimeFeature>() is { } lifetime)
            http.Features.Set<IHttpRequestLifetimeFeature>(new GracefulClose(lifetime, connection));
    }

    public void Abort()
    {
        if (!_connection.IsClosedInOrder) _lifetime.Abort();
    }
}
