using System.Text.Json;
using Netra.Backend.Agents;
using Netra.Backend.Factories;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using ToolDispatcher = Netra.Backend.Agents.UnifiedToolDispatcher;

namespace Netra.Backend.Services;

/// <summary>Runs an agent for a user and tells that user's socket about it.</summary>
public sealed class AgentWebSocketBridge(IServiceProvider services)
{
    private readonly ToolDispatcher _dispatcher = ToolDispatcherFactory.CreateToolDispatcher(services);

    public async Task<JsonElement> RunAsync(UserExecutionContext context, string agentName, string orderId, CancellationToken ct)
    {
        // One manager for each run.
        var websocketManager = await CreateWebSocketManager(userContext: context);
        await using var run = await websocketManager.StartRunAsync(agentName, ct);

        await run.ThinkingAsync($"Which order is {orderId}?", step: 1, ct: ct);
        var args = JsonSerializer.SerializeToElement(new LookupOrder(orderId), JsonSerializerOptions.Web);
        var order = await _dispatcher.DispatchAsync(run, "lookup_order", args, ct);
        await run.CompleteAsync(order, ct);
        return order;
    }
}
