using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>Carries out actions until one fails.</summary>
public sealed class ActionsAgent(UnifiedWebSocketManager manager)
{
    public async Task<int> RunAsync(IReadOnlyList<Func<bool>> actions)
    {
        await TellAsync("agent_started", new { agent_name = "actions" });
        var done = 0;
        foreach (var action in actions)
        {
            await TellAsync("agent_thinking", new { reasoning = $"action {done + 1}" });
            await TellAsync("tool_executing", new { tool_name = $"action_{done}" });
            var succeeded = action();
            await TellAsync("tool_completed", new { tool_name = $"action_{done}", result = succeeded });
            if (!succeeded)
            {
                await TellAsync("agent_error", new { operation = "agent_execution", step = done });
                break;
            }

            done++;
        }

        await TellAsync("agent_completed", new { result = done });
        return done;
    }

    /// <summary>How long to wait for the next event after this one.</summary>
    public static TimeSpan Timeout(string type) => TimeSpan.FromSeconds(type switch
    {
        "agent_started" => 5,
        "agent_thinking" => 30,
        "tool_executing" or "tool_execution" => 120,
        "agent_completed" or "agent_error" => 0,
        "agent_execution" => 300,
        _ => 10,
    });

    public static bool IsEnd(string type) => type is "agent_completed" or "agent_error" or "agent_stopped" or "agent_failed";

    private ValueTask<DeliveryResult> TellAsync(string type, object data) => manager.EmitEventAsync(type, data);
}
