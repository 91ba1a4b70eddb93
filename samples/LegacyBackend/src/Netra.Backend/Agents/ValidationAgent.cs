using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Agents;

/// <summary>Validates an answer by rules, one tool call for each.</summary>
public sealed class ValidationAgent(UnifiedWebSocketManager manager)
{
    public async Task<IReadOnlyList<string>> ValidateAsync(string answer, IReadOnlyDictionary<string, Func<string, bool>> rules)
    {
        await manager.EmitEventAsync("agent_started", new { agent_name = "validation", operation = "agent_execution" });
        var broken = new List<string>();
        foreach (var (name, holds) in rules)
        {
            await manager.EmitEventAsync("tool_executing", new { tool_name = name, category = "tool_execution" });
            if (!holds(answer))
                broken.Add(name);
            await manager.EmitEventAsync("tool_completed", new { tool_name = name, result = !broken.Contains(name) });
        }

        await manager.EmitEventAsync("agent_thinking", new { reasoning = $"{broken.Count} broken" });
        await manager.EmitEventAsync("agent_completed", new { result = broken });
        return broken;
    }

    /// <summary>May the second event follow the first?</summary>
    public static bool MayFollow(string first, string second) => (first, second) switch
    {
        ("agent_started", "agent_thinking") or ("agent_started", "tool_executing") or ("agent_started", "agent_completed") => true,
        ("agent_thinking", "agent_thinking") or ("agent_thinking", "tool_executing") or ("agent_thinking", "agent_completed") => true,
        ("tool_executing", "tool_completed") => true,
        ("tool_completed", "agent_thinking") or ("tool_completed", "tool_executing") or ("tool_completed", "agent_completed") => true,
        (_, "agent_error") => first != "agent_completed",
        _ => false,
    };

    public static bool IsOperation(string name) => name is "agent_execution" or "tool_execution";
}
