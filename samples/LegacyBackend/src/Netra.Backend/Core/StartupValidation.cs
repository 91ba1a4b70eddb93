using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using WebSocketRecoveryManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.Core;

/// <summary>Is the factory there, and does it make what it says?</summary>
public static class StartupValidation
{
    private static readonly string[] s_criticalEvents = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    public static async Task<bool> ManagerIsReadyAsync(UserExecutionContext context)
    {
        var factory = WebSocketManagerFactoryModule.GetWebSocketManagerFactory();
        if (factory is null)
            return false;

        UnifiedWebSocketManager made = await factory(context);
        return made.Context == context && new WebSocketManager(context).Context == context;
    }

    public static async Task<bool> FactoryIsReadyAsync(UserExecutionContext context)
    {
        WebSocketManagerFactory factory = new WebSocketManagerFactory(context);
        var plain = factory.CreateWebSocketManager(redisClient: null, environment: null);
        var managed = await factory.CreateManager();
        var isolated = await WebSocketManagerFactory.GetFactory(context).CreateIsolatedManager("startup");
        var recovering = new WebSocketRecoveryManager(context, redisClient: null, maxManagersPerUser: 3);
        return plain.Context == managed.Context && isolated is not null && recovering.Context == context;
    }

    public static string? FirstMissingEvent(IReadOnlySet<string> events) => Array.Find(s_criticalEvents, critical => !events.Contains(critical));

    /// <summary>How many users, and that somebody counts them.</summary>
    public static string Census(WebSocketHost host) => $"{host.UserCount} now, {new UnifiedWebSocketManager().ConnectionCount} ever";
}
