using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Isolation;

/// <summary>
/// Shapes of public ASP.NET Core code, written anew, beside the reference manager and its map: no rule of the suite has
/// anything to say about them.
/// </summary>
public sealed class InnocentCorpusTests
{
    private const string Usings = """
        global using System;
        global using System.Collections.Concurrent;
        global using System.Collections.Generic;
        global using System.Diagnostics.Metrics;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.WebSockets;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Channels;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.SignalR;
        global using Microsoft.Extensions.Caching.Memory;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.DependencyInjection.Extensions;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        global using Netra.WebSockets;
        """;

    public static TheoryData<string, string> Shapes => new()
    {
        {
            "dotnet/docs, scoped services within a BackgroundService",
            """
            interface IScopedProcessing { Task DoWorkAsync(CancellationToken ct); }
            sealed class ScopedProcessing(Netra.WebSockets.WebSocketManager manager) : IScopedProcessing { public Task DoWorkAsync(CancellationToken ct) => manager.SendAsync("tick", 1, ct).AsTask(); }
            sealed class Processing(IServiceScopeFactory scopes, ILogger<Processing> log) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken ct)
                {
                    using var scope = scopes.CreateScope();
                    await scope.ServiceProvider.GetRequiredService<IScopedProcessing>().DoWorkAsync(ct);
                    log.LogInformation("agent_started is only mentioned here");
                }
            }
            static class Startup { static void Add(IServiceCollection services) => services.AddHostedService<Processing>().AddScoped<IScopedProcessing, ScopedProcessing>(); }
            """
        },
        {
            "dotnet/eShop, Basket.API and its event bus",
            """
            interface IBasketRepository { Task<string> GetAsync(string customerId); }
            sealed class RedisBasketRepository(ILogger<RedisBasketRepository> log) : IBasketRepository
            {
                private static readonly byte[] s_prefix = "/basket/"u8.ToArray();
                private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_loads = new();
                public Task<string> GetAsync(string customerId) => s_loads.GetOrAdd(customerId, id => new(() => Task.FromResult(id))).Value;
            }
            record OrderStarted(string UserId);
            sealed class EventBusSubscriptions { public Dictionary<string, Type> EventTypes { get; } = []; public JsonSerializerOptions Json { get; } = new(JsonSerializerOptions.Web); }
            static class Startup
            {
                static void Add(IServiceCollection services)
                {
                    services.AddSingleton<IBasketRepository, RedisBasketRepository>();
                    services.AddSingleton(new Meter("shop.basket", "1.0.0"));
                    services.Configure<EventBusSubscriptions>(options => options.EventTypes["OrderStarted"] = typeof(OrderStarted));
                    services.AddKeyedScoped<object>("order", (provider, key) => new OrderStarted("x"));
                }
                static string Route(string eventName) => eventName switch { "order.created" => "orders", "order.paid" => "payments", _ => "" };
            }
            """
        },
        {
            "Marfusios/websocket-client, a client that reconnects",
            """
            interface IClient : IDisposable { Task SendAsync(string message); }
            sealed class ReconnectingClient(Uri url, Func<Uri, CancellationToken, Task<WebSocket>>? factory = null) : IClient
            {
                private static readonly ConcurrentDictionary<string, ReconnectingClient> s_byName = new();
                private ClientWebSocket? _socket;
                public async Task SendAsync(string message)
                {
                    _socket ??= new ClientWebSocket();
                    await _socket.ConnectAsync(url, CancellationToken.None);
                    await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
                    WebSocketReceiveResult result = await _socket.ReceiveAsync(new byte[1024], CancellationToken.None);
                    if (result.MessageType == WebSocketMessageType.Close) await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
                }
                public void Dispose() => _socket?.Abort();
            }
            """
        },
        {
            "drmikesamy/BlazeJump, an interface around a client's socket",
            """
            interface ISocketWrapper { Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType type, bool end, CancellationToken ct); Task CloseAsync(WebSocketCloseStatus status, string text, CancellationToken ct); WebSocketState State { get; } }
            sealed class Connection(ISocketWrapper socket)
            {
                static Connection? s_current;
                public static Connection Current => s_current ??= new Connection(null!);
                public async Task SayAsync(byte[] bytes) { if (socket.State == WebSocketState.Open) await socket.SendAsync(bytes, WebSocketMessageType.Text, true, default); await socket.CloseAsync(default, "", default); }
            }
            """
        },
        {
            "Blizztrack, a worker that fills a cache",
            """
            sealed class CacheSignal<T> { private readonly SemaphoreSlim _semaphore = new(1, 1); public Task WaitAsync() => _semaphore.WaitAsync(); public void Release() => _semaphore.Release(); }
            abstract class CacheWorker<T>(string key, IServiceProvider services) : BackgroundService
            {
                private readonly CacheSignal<T> _signal = services.GetRequiredService<CacheSignal<T>>();
                private readonly IMemoryCache _cache = services.GetRequiredService<IMemoryCache>();
                private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);
                protected abstract Task<T> LoadAsync();
                protected override async Task ExecuteAsync(CancellationToken ct)
                {
                    await _signal.WaitAsync();
                    try { _cache.Set(key, await LoadAsync(), s_interval); } finally { _signal.Release(); }
                }
                public Task<List<T>?> AllAsync() => _cache.GetOrCreateAsync(key, entry => Task.FromResult(new List<T>()));
            }
            """
        },
        {
            "dotnet/aspnetcore, caches by type, accessors, SignalR hubs and middleware",
            """
            static class Metadata { private static readonly ConcurrentDictionary<Type, Delegate> s_factories = new(); private static volatile HttpClient? s_client; private static readonly ObjectFactory<object>? s_make; [ThreadStatic] private static char[]? t_buffer; }
            sealed class Accessor { private static readonly AsyncLocal<Holder> s_current = new(); public HttpContext? Context { get => s_current.Value?.Context; set => s_current.Value = new Holder { Context = value }; } private sealed class Holder { public HttpContext? Context; } }
            sealed class Chat : Hub { private static readonly ConcurrentDictionary<string, string> s_names = new(); public override Task OnConnectedAsync() { s_names[Context.ConnectionId] = Context.User?.Identity?.Name ?? ""; return Clients.User("x").SendAsync("agent_said", 1); } }
            sealed class Timing(RequestDelegate next, ILogger<Timing> log) { public async Task InvokeAsync(HttpContext http, Netra.WebSockets.WebSocketManager manager) { if (http.WebSockets.IsWebSocketRequest) log.LogInformation("upgrade"); await next(http); } }
            sealed class Notifier(Channel<string> channel) { public ValueTask PublishAsync(string type, string text) => channel.Writer.WriteAsync(type + text); public Task ErrorAsync() => PublishAsync("error", "").AsTask(); }
            static class Startup { static void Use(IApplicationBuilder app, IServiceCollection services) { app.UseMiddleware<Timing>(); services.AddSingleton<Notifier>(); services.TryAddSingleton<Accessor>(); services.AddHttpClient(); } }
            """
        },
        {
            "dotnet/aspnetcore, webhooks and telemetry with names of their own",
            """
            static class Hooks
            {
                static string Label(JsonElement hook) => hook.GetProperty("type").GetString() switch { "push" => "code", "check_run.completed" => "ci", "workflow_started" => "ci", var other => other ?? "" };
                static bool IsEnd(string type) => type is "completed" or "cancelled" or "agent_disconnected";
                static object Frame(string kind) => new { type = "telemetry", kind, name = "tool_execution", operation = "agent_started" };
                static void Count(Dictionary<string, int> byTool) { byTool["tool_used"] = 1; _ = byTool.ContainsKey("agent"); }
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task PublicShape_IsSilent(string source, string code)
    {
        var references = Preamble.Framework;
        var compilation = CSharpCompilation.Create(
            "Innocent",
            [CSharpSyntaxTree.ParseText(Usings, path: "/0/Usings.cs"), CSharpSyntaxTree.ParseText(code, path: "/0/Test.cs")],
            [.. references, Preamble.Ssot, Preamble.WebSockets],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.True(compilation.GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error), $"{source}: {string.Join("\n", compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");
        Assert.Empty((await compilation.WithAnalyzers(Suite.Analyzers()).GetAnalyzerDiagnosticsAsync()).Select(diagnostic => diagnostic.ToString()));
    }
}
