using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Netra.WebSockets.Tests;

/// <summary>Kestrel on a free port, with the endpoint at <c>/ws</c>. The header <c>X-User</c> says who a client is.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app) => _app = app;

    public WebSocketHost Host => _app.Services.GetRequiredService<WebSocketHost>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single().Replace("http://", "ws://", StringComparison.Ordinal) + "/ws");

    public static async Task<TestServer> StartAsync(
        Action<WebSocketManagerOptions>? configure = null,
        Action<IServiceCollection>? register = null,
        Func<HttpContext, WebSocketHost, ValueTask<UserExecutionContext?>>? authenticate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddNetraWebSockets(configure);
        register?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            app.MapNetraWebSockets("/ws", authenticate ?? ByHeader);
            await app.StartAsync();
            return new TestServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public UserExecutionContext Context(string user = "ann", string run = "run-1") =>
        Host.CreateContext(new UserId(user), new ThreadId("thread-1"), new RunId(run));

    public WebSocketManager Manager(string user = "ann", string run = "run-1") => new(Context(user, run));

    /// <summary>Waits until no connection, no handshake and no run is left.</summary>
    public async Task SettleAsync() => await Eventually.True(
        () => (Host.ConnectionCount, Host.UserCount, Host.Sockets.Count, Host.OwnedRuns.Count) == (0, 0, 0, 0), "all connections and runs are gone");

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static ValueTask<UserExecutionContext?> ByHeader(HttpContext http, WebSocketHost host) => new(
        http.Request.Headers["X-User"] is [{ } user]
            ? host.CreateContext(new UserId(user), new ThreadId("thread-1"), new RunId(http.TraceIdentifier))
            : null);
}
