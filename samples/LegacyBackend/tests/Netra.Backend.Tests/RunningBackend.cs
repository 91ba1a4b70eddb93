using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netra.WebSockets;

namespace Netra.Backend.Tests;

/// <summary>The backend on Kestrel, on a free port.</summary>
public sealed class RunningBackend : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBackend(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<RunningBackend> StartAsync()
    {
        var app = BackendApp.Create("--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error");
        await app.StartAsync();
        return new RunningBackend(app);
    }

    /// <summary>Logs a user in, opens that user's socket and reads the greeting.</summary>
    public async Task<ConnectedUser> ConnectAsync(string user)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var login = await http.PostAsJsonAsync("/login", new { user });
        var token = (await login.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Issued>())!.Token;
        return await ConnectedUser.OpenAsync(Address, user, token);
    }

    public UserExecutionContext Context(string user, string thread) =>
        _app.Services.GetRequiredService<WebSocketHost>().CreateContext(new UserId(user), new ThreadId(thread), new RunId(Names.New("run")));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private sealed record Issued(string Token);
}

public static class Names
{
    /// <summary>A name that no other test has: the legacy tables outlive a server.</summary>
    public static string New(string prefix) => $"{prefix}-{Guid.NewGuid():N}";
}
