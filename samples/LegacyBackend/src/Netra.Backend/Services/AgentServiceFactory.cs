using Netra.Backend.Factories;
using Netra.WebSockets;
using ConnectionManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.Services;

/// <summary>Makes agent services; its "connection manager" is the competing one under an older name.</summary>
public sealed class AgentServiceFactory(WebSocketBridgeFactory bridges)
{
    public async Task<AgentServiceCore> CreateAsync(UserExecutionContext context)
    {
        ConnectionManager manager = await bridges.ManagerForAsync(context);
        return new AgentServiceCore(manager, await WebSocketBridgeFactory.CreateBridgeAsync(context, "service"));
    }

    public AgentServiceCore Wrap(ConnectionManager manager, StandardWebSocketBridge bridge) => new(manager: manager, bridge);
}
