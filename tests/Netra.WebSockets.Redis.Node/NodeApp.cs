using System.Globalization;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Node;

/// <summary>
/// A server as an application has it, which a test can tell what to do. The header <c>X-User</c> says who a client is. What the agents
/// have sent, and with what result, is told by <c>/sent</c>.
/// </summary>
internal static class NodeApp
{
    /// <param name="args"><c>--redis</c>, and in milliseconds <c>--lease</c>, <c>--timeout</c>, <c>--window</c>, <c>--drain</c>; <c>--connections</c> of a user.</param>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddNetraWebSockets(options =>
            {
                options.RunLease = options.PresenceLease = Milliseconds(builder.Configuration, "lease", 3_000);
                options.BackplaneTimeout = Milliseconds(builder.Configuration, "timeout", 2_000);
                options.ReplayWindow = Milliseconds(builder.Configuration, "window", 120_000);
                options.DrainTimeout = Milliseconds(builder.Configuration, "drain", 10_000);
                options.ReconnectSpread = TimeSpan.FromSeconds(1);
                options.ConnectionsPerUser = int.Parse(builder.Configuration["connections"] ?? "8", CultureInfo.InvariantCulture);
            })
            .AddRedisBackplane(redis =>
            {
                redis.Configuration = ConfigurationOptions.Parse(builder.Configuration["redis"]!);
                redis.Configuration.ReconnectRetryPolicy = new LinearRetry(100);
            });
        builder.Services.AddHealthChecks().AddNetraWebSocketsRedis();
        builder.Services.AddSingleton<Agents>();
        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapNetraWebSockets("/ws", static (http, host) => new(http.Request.Headers["X-User"] is [{ } user]
            ? host.CreateContext(new UserId(user), new ThreadId("thread"), new RunId(http.TraceIdentifier))
            : null));
        app.MapPost("/run", static (Agents agents, string user, string run, int steps, int pause) => agents.StartAsync(user, run, steps, pause));
        app.MapPost("/send", static async (WebSocketHost host, string user, string text) => (await ManagerOf(host, user, "notes").SendAsync("note", text)).ToString());
        app.MapPost("/disconnect", static (WebSocketHost host, string user, string reason) => host.DisconnectAsync(new UserId(user), reason));
        app.MapPost("/notice", static (WebSocketHost host, string code) => host.BroadcastNoticeAsync(code));
        app.MapGet("/sent", static (Agents agents) => agents.Sent);
        app.MapGet("/connections", static (WebSocketHost host, string user) => host.CountConnectionsAsync(new UserId(user)));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Serving at {app.Urls.Single()}"));
        return app;
    }

    public static WebSocketManager ManagerOf(WebSocketHost host, string user, string run) => new(host.CreateContext(new UserId(user), new ThreadId("thread"), new RunId(run)));

    private static TimeSpan Milliseconds(IConfiguration configuration, string name, int otherwise) =>
        TimeSpan.FromMilliseconds(int.Parse(configuration[name] ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
