using Netra.Backend.Agents;
using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UserWebSocketEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.Factories;

/// <summary>Makes managers and bridges for the rest of the backend.</summary>
public sealed class WebSocketBridgeFactory
{
    private static WebSocketBridgeFactory? _websocketBridgeFactory;

    public static WebSocketBridgeFactory Instance => _websocketBridgeFactory ??= new WebSocketBridgeFactory();

    [ReplaceWith("new WebSocketManager(context).StartRunAsync(agentName, ct)", "Netra.WebSockets")]
    public static async Task<StandardWebSocketBridge> CreateBridgeAsync(UserExecutionContext context, string agentName, CancellationToken ct = default) =>
        await new UnifiedWebSocketManager(context).StartRunAsync(agentName, ct);

    public UserWebSocketEmitter EmitterFor(UserExecutionContext context) => new UserWebSocketEmitter(context);

    public async Task<UnifiedWebSocketManager> ManagerForAsync(UserExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await CreateWebSocketManager(context);
    }

    public Task<UnifiedWebSocketManager> ManagerTaskFor(UserExecutionContext context) => CreateWebSocketManager(context);

    public WebSocketManager ManagerFor(UserExecutionContext context) => CreateWebSocketManagerSync(userContext: context);
}
