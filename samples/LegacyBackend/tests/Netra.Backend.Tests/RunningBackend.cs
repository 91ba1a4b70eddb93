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

    public IServiceProvider Services => _app.Services;

    public WebSocketHost Host => _app.Services.GetRequiredService<WebSocketHost>();

    public UserExecutionContext Context(string user, string thread) =>
        Host.CreateContext(new UserId(user), new ThreadId(thread), new RunId(Names.New("run")));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private sealed record Issued(string Token);
}

/// <summary>One backend, and one user in one thread, for all tests of a class.</summary>
public sealed class JoinedUser : IAsyncLifetime
{
    public RunningBackend Backend { get; private set; } = null!;

    public ConnectedUser User { get; private set; } = null!;

    public string Thread { get; } = Names.New("thread");

    /// <summary>A context of the user in the thread, as a run of its own.</summary>
    public UserExecutionContext Context() => Backend.Context(User.Name, Thread);

    /// <summary>Joins a thread that nobody else uses; a context in it.</summary>
    public async Task<UserExecutionContext> JoinAnotherAsync()
    {
        var thread = Names.New("thread");
        await User.JoinAsync(thread);
        return Backend.Context(User.Name, thread);
    }

    public T Get<T>() where T : notnull => Backend.Services.GetRequiredService<T>();

    /// <summary>The next frame's type and payload.</summary>
    public async Task<string> NextAsync() => await User.ReceiveAsync() is { } frame ? $"{frame.Type} {frame.Payload}" : "nothing";

    public async Task InitializeAsync()
    {
        Backend = await RunningBackend.StartAsync();
        User = await Backend.ConnectAsync(Names.New("user"));
        await User.JoinAsync(Thread);
    }

    public async Task DisposeAsync()
    {
        await User.DisposeAsync();
        await Backend.DisposeAsync();
    }
}

/// <summary>Tests that must not run beside others: what a manager of nobody says is heard by every user of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

public static class Names
{
    /// <summary>A name that no other test has: the legacy tables outlive a server.</summary>
    public static string New(string prefix) => $"{prefix}-{Guid.NewGuid():N}";
}
