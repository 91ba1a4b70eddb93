using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>For demonstrations: it sends nothing and says that it did.</summary>
[SupersededBy(typeof(AgentRun))]
public sealed class DemoWebSocketBridge(UserExecutionContext context, string agentName) : StandardWebSocketBridge(context, agentName)
{
    [ReplaceWith("new WebSocketManager(context).StartRunAsync(agentName)", "Netra.WebSockets")]
    public static async Task<DemoWebSocketBridge> StartDemoAsync(UserExecutionContext context, string agentName)
    {
        await Task.Yield();
        return new DemoWebSocketBridge(context, agentName);
    }

    protected override ValueTask<DeliveryResult> EmitAsync(string type, object payload, CancellationToken ct) => ValueTask.FromResult(
        type is "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed" ? DeliveryResult.Sent : DeliveryResult.Rejected);
}
