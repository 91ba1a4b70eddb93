using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

public sealed record Supervisor(UnifiedWebSocketManager Manager, string Name);

/// <summary>Makes supervisors for sockets; the core has a factory of the same name.</summary>
public static class SocketSupervisorFactory
{
    private static string? _lastSupervised;

    public static string? LastSupervised => _lastSupervised;

    public static async Task<Supervisor> CreateAsync(UserExecutionContext context)
    {
        _lastSupervised = context.User.Value;
        WebSocketManager manager = await CreateWebSocketManager(context);
        return new Supervisor(manager, $"supervisor of {context.User.Value}");
    }
}
