using Netra.Backend.Agents;
using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using ToolDispatcherCore = Netra.Backend.Agents.Tools.ToolDispatcher;

namespace Netra.Backend.Factories;

/// <summary>Makes dispatchers, and the managers to go with them.</summary>
public static class ToolDispatcherFactory
{
    [ReplaceWith("services.GetRequiredService<ToolDispatcher>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static UnifiedToolDispatcher CreateToolDispatcher(IServiceProvider services) =>
        UnifiedToolDispatcherFactory.Global;

    public static async Task<(UnifiedToolDispatcher Dispatcher, UnifiedWebSocketManager Manager)> CreateForUserAsync(
        IServiceProvider services, UserExecutionContext user_context)
    {
        return (CreateToolDispatcher(services), await CreateWebSocketManager(/* whose */ user_context));
    }

    public static bool Knows(ToolDispatcherCore dispatcher, string tool) => dispatcher.Tools.Contains(tool);
}
