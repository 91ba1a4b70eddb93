using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using WebSocketEventEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.Services.Websocket;

/// <summary>Shows a user what goes on inside: a run by hand, and what its events mean.</summary>
public static class TransparentWebsocketEvents
{
    public static async Task<int> PlayAsync(UserExecutionContext context, IReadOnlyList<string> thoughts)
    {
        WebSocketEventEmitter emitter = new WebSocketEventEmitter(await CreateWebSocketManager(context));
        var played = await emitter.EmitAgentStartedAsync(new { agent_name = "transparent" }) == DeliveryResult.Rejected ? 0 : 1;
        foreach (var reasoning in thoughts)
        {
            if (await emitter.EmitAgentThinkingAsync(new { reasoning }) != DeliveryResult.Rejected)
                played++;
        }

        await emitter.EmitAgentCompletedAsync(new { result = played });
        return played;
    }

    public static string Explain(string type) => type switch
    {
        "agent_started" => "The agent has read your question.",
        "agent_thinking" => "The agent thinks.",
        "tool_executing" => "The agent looks something up.",
        "tool_completed" => "The agent has found something.",
        "agent_completed" => "The agent is done.",
        "agent_error" or "agent_failed" => "The agent could not do it.",
        "agent_stopped" => "You stopped the agent.",
        _ => "",
    };
}
