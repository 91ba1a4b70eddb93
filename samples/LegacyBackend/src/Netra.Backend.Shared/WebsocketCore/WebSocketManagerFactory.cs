using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The asynchronous functions of the factory module.</summary>
public static class WebSocketManagerFactoryModule
{
    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets", RemovedIn = "2.0")]
    public static async Task<UnifiedWebSocketManager> CreateWebSocketManager(UserExecutionContext userContext)
    {
        await Task.Yield();
        return new UnifiedWebSocketManager(userContext);
    }

    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets")]
    public static UnifiedWebSocketManager CreateWebSocketManagerSync(UserExecutionContext userContext) => new(userContext);

    /// <summary>The function itself, for callers that keep it.</summary>
    [ReplaceWith(
        "new Func<UserExecutionContext, Task<WebSocketManager>>(owner => Task.FromResult(new WebSocketManager(owner)))",
        "System", "System.Threading.Tasks", "Netra.WebSockets")]
    public static Func<UserExecutionContext, Task<UnifiedWebSocketManager>> GetWebSocketManagerFactory() => CreateWebSocketManager;
}

/// <summary>A second module with a function of the same name, and this one is synchronous.</summary>
public static class WebSocketManagerSyncModule
{
    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets")]
    public static UnifiedWebSocketManager CreateWebSocketManager(UserExecutionContext userContext) => new(userContext);

    [ReplaceWith("new WebSocketManager(userContext)", "Netra.WebSockets")]
    public static UnifiedWebSocketManager GetWebSocketManager(UserExecutionContext userContext) => new(userContext);
}

/// <summary>The factory as a class: a user's context with a detour, and replaced by that context.</summary>
[SupersededBy(typeof(UserExecutionContext))]
public sealed class WebSocketManagerFactory
{
    // One for the whole process, whoever asked first.
    private static WebSocketManagerFactory? _factoryInstance;

    private readonly UserExecutionContext _context;

    [ReplaceWith("context")]
    public WebSocketManagerFactory(UserExecutionContext context) => _context = context;

    [ReplaceWith("context")]
    public static WebSocketManagerFactory GetFactory(UserExecutionContext context) => _factoryInstance ??= new WebSocketManagerFactory(context);

    [ReplaceWith("new WebSocketManager(this)", "Netra.WebSockets")]
    public UnifiedWebSocketManager CreateWebSocketManager(object? redisClient = null, string? environment = null) => new(_context);

    [ReplaceWith("new WebSocketManager(this)", "Netra.WebSockets")]
    public async Task<UnifiedWebSocketManager> CreateManager()
    {
        await Task.Yield();
        return new UnifiedWebSocketManager(_context);
    }

    [ReplaceWith("new WebSocketManager(this)", "Netra.WebSockets")]
    public Task<UnifiedWebSocketManager> CreateIsolatedManager(string connectionId) =>
        Task.FromResult<UnifiedWebSocketManager>(new UnifiedManagerImplementation(_context));
}
