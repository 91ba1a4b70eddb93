using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>Shortens a text to its first sentence.</summary>
public static class SummaryAgent
{
    private static readonly HashSet<string> s_shown = ["agent_started", "agent_thinking", "agent_completed", "agent_error"];

    public static async Task<string> SummarizeAsync(UserExecutionContext context, string text)
    {
        var emitter = new UnifiedWebSocketEmitter(new UnifiedWebSocketManager(context));
        await emitter.EmitAsync("agent_started", new { agent_name = "summary", operation = "agent_execution" });
        await emitter.EmitAsync("agent_thinking", new { reasoning = $"{text.Length} characters" });
        var summary = text.Split('.')[0];
        if (summary.Length == 0)
            await emitter.EmitAsync("agent_error", new { operation = "agent_execution" });
        await emitter.EmitAsync("agent_completed", new { result = summary });
        return summary;
    }

    public static bool IsShown(string type) => s_shown.Contains(type);

    /// <summary>A run in a word for each event.</summary>
    public static string Abstract(IEnumerable<string> events) => string.Join(' ', events.Select(type => type switch
    {
        "agent_started" => "start",
        "agent_thinking" => "think",
        "tool_executing" or "tool_started" => "call",
        "tool_completed" => "return",
        "agent_completed" => "end",
        "agent_execution" => "run",
        _ => "?",
    }));
}
