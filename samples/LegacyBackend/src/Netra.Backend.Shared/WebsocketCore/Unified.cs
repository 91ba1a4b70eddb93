using Netra.WebSockets;
using WebSocketEventEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.WebsocketCore;

/// <summary>Everything in one: a run by an emitter, event by event.</summary>
public static class Unified
{
    public static async Task<int> RunAsync(UserExecutionContext context, string tool, string result)
    {
        var emitter = new WebSocketEventEmitter(context);
        DeliveryResult[] sent =
        [
            await emitter.EmitAgentStartedAsync(new { agent_name = "unified" }),
            await emitter.EmitAgentThinkingAsync(new { reasoning = tool }),
            await emitter.EmitToolExecutingAsync(new { tool_name = tool }),
            await emitter.EmitToolCompletedAsync(new { tool_name = tool, result }),
            await emitter.EmitAgentCompletedAsync(new { result }),
        ];
        return sent.Count(delivery => delivery != DeliveryResult.Rejected);
    }
}
