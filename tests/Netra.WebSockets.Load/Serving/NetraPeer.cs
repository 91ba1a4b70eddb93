using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Load;

/// <summary>This library as an application uses it: a manager made from a context, a run, a tool. Defaults throughout.</summary>
internal sealed class NetraPeer : Peer
{
    private static readonly ThreadId Thread = new("thread-1");

    private WebSocketHost? _host;

    public override void Register(IServiceCollection services, string? redis)
    {
        services.AddNetraWebSockets();
        if (redis is not null) services.AddRedisBackplane(redis);
    }

    public override void Map(WebApplication app)
    {
        _host = app.Services.GetRequiredService<WebSocketHost>();
        app.MapNetraWebSockets(Path, static (http, host) => new(host.CreateContext(new UserId(UserName(http)), Thread, new RunId(http.TraceIdentifier))));
    }

    public override async Task<bool> RunAsync(LoadRun load)
    {
        var user = new UserId(load.User.ToString(CultureInfo.InvariantCulture));
        var manager = new WebSocketManager(_host!.CreateContext(user, Thread, new RunId(load.Id)));
        await using var run = await manager.StartRunAsync("load");
        await load.WaitAsync();
        var thought = await run.ThinkingAsync(load.Text, step: 1, progress: 0.5);
        await load.WaitAsync();
        var found = await run.CallToolAsync("search", SearchArguments.Example, async (_, _) =>
        {
            await load.WaitAsync();
            return SearchResult.Example;
        });
        await load.WaitAsync();
        var completed = await run.CompleteAsync(found);
        return IsConfirmed(thought) && IsConfirmed(completed);
    }

    private static bool IsConfirmed(DeliveryResult result) => result is DeliveryResult.Sent or DeliveryResult.Buffered;
}
