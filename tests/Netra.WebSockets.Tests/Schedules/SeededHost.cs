using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Tests;

/// <summary>The library whole, but for Kestrel: endpoint, host and backplane, on sockets and time of the scheduler's.</summary>
internal sealed class SeededHost
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddNetraWebSockets().BuildServiceProvider();

    private readonly WebSocketEndpoint _endpoint;

    public SeededHost(SeededScheduler scheduler, WebSocketManagerOptions options, IWebSocketBackplane backplane)
    {
        Host = new WebSocketHost(options, backplane, scheduler.Time, Services.GetRequiredService<HostMeter>(), NullLogger<WebSocketHost>.Instance);
        _endpoint = new WebSocketEndpoint(Host, Services.GetRequiredService<MessageRouter>(), (http, host) =>
            new(host.CreateContext(new UserId(http.Request.Headers["X-User"].ToString()), new ThreadId("thread-1"), new RunId("connection"))));
        Host.Open();
    }

    public WebSocketHost Host { get; }

    public static InMemoryBackplane NewBackplane(SeededScheduler scheduler, WebSocketManagerOptions options) => new(Options.Create(options), scheduler.Time);

    public WebSocketManager Manager(string user, string run) => new(Host.CreateContext(new UserId(user), new ThreadId("thread-1"), new RunId(run)));

    /// <summary>Connects; the request ends when the connection does. A refused one has no socket.</summary>
    public (Task<SeededSocket?> Socket, Task Request) Connect(SeededScheduler scheduler, string user, (string Epoch, long Seq)? cursor)
    {
        var upgrade = new Upgrade(scheduler.Random);
        var http = new DefaultHttpContext();
        http.Features.Set<IHttpWebSocketFeature>(upgrade);
        http.Request.Headers["X-User"] = user;
        if (cursor is { } known) http.Request.QueryString = new QueryString($"?epoch={known.Epoch}&last_seq={known.Seq}");
        var request = RequestAsync(http, upgrade);
        return (upgrade.Socket, request);
    }

    private async Task RequestAsync(HttpContext http, Upgrade upgrade)
    {
        await Task.Yield();
        try
        {
            await _endpoint.HandleAsync(http);
        }
        finally
        {
            upgrade.End();
        }
    }

    private sealed class Upgrade(Random random) : IHttpWebSocketFeature
    {
        private readonly TaskCompletionSource<SeededSocket?> _socket = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private SeededSocket? _accepted;

        public bool IsWebSocketRequest => true;

        public Task<SeededSocket?> Socket => _socket.Task;

        public async Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            await Task.Yield();
            _accepted = new SeededSocket(random);
            _socket.SetResult(_accepted);
            return _accepted;
        }

        public void End()
        {
            _socket.TrySetResult(null);
            _accepted?.Abort();
        }
    }
}
