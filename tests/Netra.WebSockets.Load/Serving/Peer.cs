using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Load;

/// <summary>One of those that are measured: an endpoint at <c>/ws?u=&lt;user&gt;</c>, and a way to send a run to a user.</summary>
internal abstract class Peer
{
    public const string Path = "/ws";

    /// <param name="services">The server's services.</param>
    /// <param name="redis">The configuration of the Redis that several servers share; null where there is one server.</param>
    public abstract void Register(IServiceCollection services, string? redis);

    public abstract void Map(WebApplication app);

    /// <summary>Sends the five events, each after the one before has been accepted.</summary>
    /// <returns>Whether the peer has confirmed every event of which it says what became of it.</returns>
    public abstract Task<bool> RunAsync(LoadRun run);

    public static Peer Create(PeerKind kind) => kind switch
    {
        PeerKind.Netra => new NetraPeer(),
        PeerKind.SignalRGroups => new SignalRPeer(byUser: false),
        PeerKind.SignalRUser => new SignalRPeer(byUser: true),
        PeerKind.Bare => new BarePeer(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    protected static string UserName(HttpContext http) => http.Request.Query["u"].ToString();
}
