// Everybody's recovery manager: the competing manager under a name that says what it is for.
global using WebSocketRecoveryManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>What to do after an error, by the last event that went out.</summary>
public static class Recovery
{
    public static string StrategyFor(string lastEvent) => lastEvent switch
    {
        "agent_started" or "agent_thinking" => "restart",
        "tool_executing" => "retry_tool",
        "tool_completed" => "resume",
        "agent_completed" => "nothing",
        "agent_error" or "agent_failed" => "report",
        _ => "reconnect",
    };

    public static async Task<string> RecoverAsync(UserExecutionContext context, string lastEvent)
    {
        var strategy = StrategyFor(lastEvent);
        await new WebSocketRecoveryManager(context).SendAsync("recovery", strategy);
        return strategy;
    }
}
