using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Tests;

/// <summary>A host without a server; what was sent is read from its log.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    public InProcess(Action<WebSocketManagerOptions>? configure = null, Action<IServiceCollection>? register = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddNetraWebSockets(configure);
        register?.Invoke(services);
        Services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Host = Services.GetRequiredService<WebSocketHost>();
    }

    public ManualTime Time { get; } = new();

    public ServiceProvider Services { get; }

    public WebSocketHost Host { get; }

    public InMemoryBackplane Backplane => (InMemoryBackplane)Services.GetRequiredService<IWebSocketBackplane>();

    public UserExecutionContext Context(string user = "ann", string thread = "thread-1", string run = "run-1") =>
        Host.CreateContext(new UserId(user), new ThreadId(thread), new RunId(run));

    public WebSocketManager Manager(string user = "ann", string run = "run-1") => new(Context(user, run: run));

    public async Task<IReadOnlyList<Frame>> EventsOf(string user = "ann")
    {
        var slice = await Host.Backplane.ReadAllAsync(new UserId(user));
        return [.. slice.Entries.Select(entry => new Frame(Encoding.UTF8.GetString(EventJson.Stamp(entry).Span)))];
    }

    public async Task<string> TypesOf(string user = "ann") => string.Join(' ', (await EventsOf(user)).Select(frame => frame.Type));

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
