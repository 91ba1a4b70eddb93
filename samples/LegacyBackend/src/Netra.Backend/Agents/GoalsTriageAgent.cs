using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Agents;

/// <summary>Sorts goals by what they are about.</summary>
public sealed class GoalsTriageAgent(UnifiedWebSocketManager manager)
{
    private static readonly Dictionary<string, string> s_topics = new(StringComparer.OrdinalIgnoreCase) { ["cost"] = "finance", ["slow"] = "performance" };

    public async Task<string> TriageAsync(string goal)
    {
        await manager.SendAsync("agent_started", new { agent_name = "goals" });
        await manager.SendAsync("agent_thinking", new { reasoning = goal, operation = "agent_execution" });
        await manager.SendAsync("tool_executing", new { tool_name = "match", parameters = goal });
        var topic = s_topics.FirstOrDefault(entry => goal.Contains(entry.Key, StringComparison.OrdinalIgnoreCase)).Value ?? "general";
        await manager.SendAsync("tool_completed", new { tool_name = "match", result = topic });
        await manager.SendAsync("agent_completed", new { result = topic });
        return topic;
    }

    /// <summary>The colour of an event on the page.</summary>
    public static string Colour(string type) => type switch
    {
        "agent_started" => "blue",
        "agent_thinking" => "grey",
        "tool_executing" => "yellow",
        "agent_completed" => "green",
        "agent_error" or "agent_failed" => "red",
        "agent_stopped" => "black",
        _ => "white",
    };

    /// <summary>Older logs have other names for them.</summary>
    public static string FromLog(string entry) => entry switch
    {
        "tool_started" or "tool_execution" => "tool_executing",
        "agent_execution" => "agent_started",
        "thinking" => "agent_thinking",
        "final_report" => "agent_completed",
        _ => entry,
    };
}
