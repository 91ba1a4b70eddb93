using System.Text.Json;
using Netra.Backend.Agents;
using Netra.Backend.Factories;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using Adapters = Netra.Backend.Agents.Supervisor;
using ToolDispatcher = Netra.Backend.Agents.UnifiedToolDispatcher;

namespace Netra.Backend.Services;

/// <summary>Runs an agent for a user and tells that user's socket about it; older than <see cref="StandardWebSocketBridge"/>.</summary>
public sealed class AgentWebSocketBridge(IServiceProvider services)
{
    private static string? _bridgeInstance;

    private readonly ToolDispatcher _dispatcher = ToolDispatcherFactory.CreateToolDispatcher(services);

    /// <summary>Which user's run came first; the original kept the whole bridge.</summary>
    public static string? FirstUser => _bridgeInstance;

    public async Task<JsonElement> RunAsync(UserExecutionContext context, string agentName, string orderId, CancellationToken ct)
    {
        _bridgeInstance ??= context.User.Value;

        // One manager for each run.
        var websocketManager = await CreateWebSocketManager(userContext: context);
        await using var run = await websocketManager.StartRunAsync(agentName, ct);

        await run.ThinkingAsync($"Which order is {orderId}?", step: 1, ct: ct);
        var args = JsonSerializer.SerializeToElement(new LookupOrder(orderId), JsonSerializerOptions.Web);
        var order = await _dispatcher.DispatchAsync(run, "lookup_order", args, ct);
        await run.CompleteAsync(order, ct);
        return order;
    }

    /// <summary>A run that all four adapters have a part in.</summary>
    public async Task<DeliveryResult> RunByAdaptersAsync(UserExecutionContext context, string thought)
    {
        var manager = await CreateWebSocketManager(context);
        await using var run = await manager.StartRunAsync("adapters");

        var supervised = new Adapters.WebSocketBridgeAdapter(run);
        await supervised.NotifyThinkingAsync(thought);
        await new Netra.Backend.Agents.Base.WebSocketBridgeAdapter(run).NotifyThinkingAsync(thought);
        await new Netra.Backend.Agents.Execution.WebSocketBridgeAdapter(run).EmitThinkingAsync(thought, 2);
        Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter mixin = new Netra.Backend.Agents.Mixins.WebSocketBridgeAdapter(run);
        await mixin.SendThinkingAsync(thought, 0.5);
        return await mixin.SendCompletedAsync(thought);
    }
}
