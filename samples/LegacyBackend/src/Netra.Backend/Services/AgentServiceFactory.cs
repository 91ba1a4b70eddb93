using Netra.Backend.Agents;
using Netra.Backend.Factories;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using ConnectionManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;
using ToolDispatcherFactory = Netra.Backend.Agents.UnifiedToolDispatcherFactory;

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

    public async Task<string> DescribeAsync(IServiceProvider services, UserExecutionContext context)
    {
        ToolDispatcherFactory factory = new ToolDispatcherFactory(services);
        var owner = (await CreateWebSocketManager(context)).Context.User.Value;
        return $"{owner}: {string.Join(", ", factory.CreateDispatcher().Tools)}";
    }
}
