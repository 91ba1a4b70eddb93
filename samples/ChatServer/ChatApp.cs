using Microsoft.AspNetCore.DataProtection;
using Netra.ChatServer.Agent;
using Netra.ChatServer.Login;
using Netra.ChatServer.Tools;

namespace Netra.ChatServer;

/// <summary>The application whole: login, page, stream, agent.</summary>
internal static class ChatApp
{
    private const string DefaultAddress = "http://localhost:5080";

    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(700);

    /// <param name="args">The command line, such as <c>--urls http://localhost:5081 --redis localhost:6379 --keys /srv/chat-keys</c>.</param>
    /// <param name="configure">What a test wants to be otherwise.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null) builder.WebHost.UseUrls(DefaultAddress);

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        builder.Services.AddNameLogin();
        builder.Services.AddNetraWebSockets().AddClientMessageHandler<AskHandler>(AskHandler.MessageType);
        // Several processes: the logs are in Redis, and a cookie of one is read by the others.
        if (builder.Configuration["redis"] is { } redis) builder.Services.AddRedisBackplane(redis);
        if (builder.Configuration["keys"] is { } keys) builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(keys)).SetApplicationName("ChatServer");
        builder.Services.AddScoped<DemoAgent>().AddDemoTools();
        // So that a person can watch the run; the tests put a pause of their own in its place.
        builder.Services.AddSingleton<Pause>(static ct => Task.Delay(StepTime, ct));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSafeHeaders();
        app.UseSameOriginPosts();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapNameLogin();
        app.MapGet("/", static (IWebHostEnvironment site) => Results.File(site.WebRootFileProvider.GetFileInfo("chat.html").PhysicalPath!, "text/html; charset=utf-8")).RequireAuthorization();
        app.MapNetraWebSockets("/ws", static (http, host) => new(SignedIn.User(http.User) is { } user
            ? host.CreateContext(user, new ThreadId($"{user}-chat"), new RunId(http.TraceIdentifier))
            : null));
        return app;
    }
}
