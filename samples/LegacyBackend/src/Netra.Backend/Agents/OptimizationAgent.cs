using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>Finds the cheapest offer; speaks by an emitter.</summary>
public sealed class OptimizationAgent
{
    private readonly UnifiedWebSocketEmitter _emitter;

    public OptimizationAgent(UserExecutionContext context) => _emitter = new UnifiedWebSocketEmitter(context);

    public async Task<string?> CheapestAsync(IReadOnlyDictionary<string, decimal> offers)
    {
        await _emitter.EmitAsync("agent_started", new { agent_name = "optimization", scope = "agent_execution" });
        if (offers.Count == 0)
        {
            await _emitter.EmitAsync("agent_error", new { scope = "agent_execution", reason = "no offers" });
            await _emitter.EmitAsync("agent_completed", new { result = "none" });
            return null;
        }

        await _emitter.EmitAsync("agent_thinking", new { reasoning = "the lowest price" });
        await _emitter.EmitAsync("tool_executing", new { tool_name = "compare", kind = "tool_execution" });
        var cheapest = offers.MinBy(offer => offer.Value).Key;
        await _emitter.EmitAsync("tool_completed", new { tool_name = "compare", result = cheapest });
        await _emitter.EmitAsync("agent_completed", new { result = cheapest });
        return cheapest;
    }

    /// <summary>What an event costs in the quota.</summary>
    public static int Cost(string type) => type switch
    {
        "agent_execution" => 10,
        "tool_executing" => 3,
        "agent_thinking" => 2,
        "agent_started" or "tool_completed" or "agent_completed" => 1,
        _ => 0,
    };

    public static bool IsBillable(string type) => type is "agent_started" or "agent_thinking" or "tool_executing" or "agent_execution" or "tool_execution";
}
