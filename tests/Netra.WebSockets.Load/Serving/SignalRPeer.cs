using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Load;

/// <summary>SignalR with its JSON protocol and its defaults: by one group per user, or by <c>Clients.User</c>.</summary>
internal sealed class SignalRPeer(bool byUser) : HandMadePeer
{
    private IHubContext<LoadHub>? _hub;

    public override void Register(IServiceCollection services, string? redis)
    {
        var signalR = services.AddSignalR().AddJsonProtocol(static options => options.PayloadSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        if (redis is not null) signalR.AddStackExchangeRedis(redis);
        services.AddSingleton<IUserIdProvider, QueryUserIdProvider>();
        services.AddSingleton(new LoadHubOptions(JoinsGroup: !byUser));
    }

    public override void Map(WebApplication app)
    {
        _hub = app.Services.GetRequiredService<IHubContext<LoadHub>>();
        app.MapHub<LoadHub>(Path);
    }

    protected override Task SendAsync<TPayload>(string user, AgentEvent<TPayload> sent) =>
        (byUser ? _hub!.Clients.User(user) : _hub!.Clients.Group(user)).SendAsync("agent_event", sent);

    private sealed class QueryUserIdProvider : IUserIdProvider
    {
        public string? GetUserId(HubConnectionContext connection) => connection.GetHttpContext() is { } http ? UserName(http) : null;
    }
}
