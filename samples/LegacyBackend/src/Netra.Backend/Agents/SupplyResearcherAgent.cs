using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Agents;

/// <summary>Looks up who supplies what; stops when it is told to.</summary>
public sealed class SupplyResearcherAgent(UnifiedWebSocketManager manager)
{
    public async Task<IReadOnlyList<string>> ResearchAsync(IEnumerable<string> parts, CancellationToken ct)
    {
        var found = new List<string>();
        await manager.SendAsync("agent_started", new { agent_name = "supply", operation = "agent_execution" });
        foreach (var part in parts)
        {
            if (ct.IsCancellationRequested)
            {
                await manager.SendAsync("agent_stopped", new { operation = "agent_execution", found = found.Count });
                break;
            }

            await manager.SendAsync("tool_executing", new { tool_name = "supplier", parameters = part });
            found.Add($"{part} from stock");
            await manager.SendAsync("tool_completed", new { tool_name = "supplier", result = found[^1] });
        }

        await manager.SendAsync("agent_completed", new { result = found });
        return found;
    }

    /// <summary>How much of the page an event may take.</summary>
    public static int Lines(string type) => type switch
    {
        "agent_thinking" => 4,
        "tool_executing" or "tool_execution" => 2,
        "agent_completed" => 8,
        "agent_started" or "agent_error" or "agent_execution" => 1,
        _ => 0,
    };
}
