using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Netra.ChatServer.Agent;
using Netra.WebSockets;

namespace Netra.ChatServer.Tests;

/// <summary>The application as it is, on a free port, with an agent that waits for the test. Started anew, it knows the logins of its former life and nothing else.</summary>
internal sealed class ChatProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("netra-chat-keys-");
    private WebApplication _app = null!;

    public Steps Steps { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public WebSocketHost Host => _app.Services.GetRequiredService<WebSocketHost>();

    public static async Task<ChatProcess> StartAsync()
    {
        var process = new ChatProcess();
        await process.RunAsync();
        return process;
    }

    /// <summary>Stops in order, which tells the clients.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync().Within();
        await _app.DisposeAsync();
    }

    /// <summary>After a stop, on another port.</summary>
    public Task StartAgainAsync() => RunAsync();

    public async ValueTask DisposeAsync()
    {
        Steps.LetGo();
        await _app.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        _app = ChatApp.Build([], builder =>
        {
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddDataProtection().PersistKeysToFileSystem(_keys);
            builder.Services.Replace(ServiceDescriptor.Singleton<Pause>(Steps.NextAsync));
            builder.Services.Configure<WebSocketManagerOptions>(options => options.ReconnectSpread = TimeSpan.FromSeconds(1));
        });
        await _app.StartAsync();
    }
}
