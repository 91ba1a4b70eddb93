using Netra.Backend.WebsocketCore;

namespace Netra.Backend.Agents;

/// <summary>Writes a report; its verb is "notify".</summary>
public static class ReportingAgent
{
    public static async Task<string> WriteAsync(UnifiedWebSocketManager manager, IReadOnlyList<string> sections)
    {
        await manager.NotifyAsync(new { agent_name = "reporting", step = "agent_execution" }, "agent_started");
        foreach (var section in sections)
            await manager.NotifyAsync(new { reasoning = section }, "agent_thinking");
        await manager.NotifyAsync(data: new { tool_name = "render" }, eventType: "tool_executing");
        var report = string.Join("; ", sections);
        await manager.NotifyAsync(data: new { tool_name = "render", result = report }, eventType: "tool_completed");
        await manager.NotifyAsync(new { result = report }, "agent_completed");
        return report;
    }

    /// <summary>A run as one line of a report.</summary>
    public static string Line(IReadOnlyCollection<string> events)
    {
        var thoughts = events.Count(type => type == "agent_thinking");
        var tools = events.Count(type => type == "tool_executing");
        var end = events.Contains("agent_completed") ? "done" : events.Contains("agent_error") ? "failed" : "open";
        return events.Contains("agent_started") ? $"{thoughts} thoughts, {tools} tools, {end}" : "never began";
    }

    public static string Heading(string operation) => operation switch
    {
        "agent_execution" => "Agents",
        "tool_execution" => "Tools",
        "agent_started" or "agent_thinking" or "agent_completed" => "Progress",
        _ => "Other",
    };
}
