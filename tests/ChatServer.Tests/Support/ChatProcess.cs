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
    private readonly DirectoryInfo _keys;
    private readonly string[] _arguments;
    private readonly bool _ownsKeys;
    private WebApplication _app = null!;

    private ChatProcess(string[] arguments, DirectoryInfo? keys)
    {
        _arguments = arguments;
        _ownsKeys = keys is null;
        _keys = keys ?? Directory.CreateTempSubdirectory("netra-chat-keys-");
    }

    public Steps Steps { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public WebSocketHost Host => _app.Services.GetRequiredService<WebSocketHost>();

    public static async Task<ChatProcess> StartAsync(params string[] arguments)
    {
        var process = new ChatProcess(arguments, keys: null);
        await process.RunAsync();
        return process;
    }

    /// <summary>Starts another one, which knows the logins of this one.</summary>
    public async Task<ChatProcess> StartAnotherAsync()
    {
        var process = new ChatProcess(_arguments, _keys);
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
        if (_ownsKeys) _keys.Delete(recursive: true);
    }

    private async Task RunAsync()
    {
        _app = ChatApp.Build(_arguments, builder =>
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
