using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>Averages numbers; tells each step by hand, through a <see cref="UnifiedWebSocketManager"/>.</summary>
public sealed class DataAgent(UnifiedWebSocketManager manager)
{
    private static readonly string[] s_announced = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    public async Task<double> RunAsync(IReadOnlyCollection<double> numbers)
    {
        await manager.SendAsync("agent_started", new { agent_name = "data", operation = "agent_execution" });
        await manager.SendAsync("agent_thinking", new { reasoning = $"{numbers.Count} numbers" });
        await manager.SendAsync("tool_executing", new { tool_name = "average", parameters = numbers, category = "tool_execution" });
        var average = numbers.DefaultIfEmpty().Average();
        await manager.SendAsync("tool_completed", new { tool_name = "average", result = average });
        await manager.SendAsync("agent_completed", new { result = average });
        return average;
    }

    public async Task<DeliveryResult> RefuseAsync(string reason) => await manager.SendAsync("agent_error", new { operation = "agent_execution", reason });

    public static bool Announces(string type) => s_announced.Contains(type);

    public static string Level(string type) => type switch
    {
        "agent_started" or "agent_completed" => "info",
        "agent_thinking" => "trace",
        "tool_executing" or "tool_completed" => "debug",
        "agent_error" => "error",
        _ => "none",
    };
}
