namespace Netra.Backend.Routes;

/// <summary>What the demo page plays: runs as somebody once recorded them.</summary>
public static class DemoScenarios
{
    private static readonly Dictionary<string, string[]> s_scenarios = new(StringComparer.Ordinal)
    {
        ["greeting"] = ["agent_started", "agent_completed"],
        ["thought"] = ["agent_started", "agent_thinking", "agent_completed"],
        ["two thoughts"] = ["agent_started", "agent_thinking", "agent_thinking", "agent_completed"],
        ["tool"] = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"],
        ["two tools"] = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "tool_executing", "tool_completed", "agent_completed"],
        ["parallel"] = ["agent_started", "tool_executing", "tool_executing", "tool_completed", "agent_thinking", "agent_completed"],
        ["error"] = ["agent_started", "agent_thinking", "tool_executing", "agent_error", "agent_completed"],
        ["stopped"] = ["agent_started", "agent_thinking", "agent_stopped"],
        ["failed"] = ["agent_started", "agent_thinking", "tool_executing", "agent_failed"],
        ["long"] = ["agent_started", "agent_thinking", "agent_thinking", "agent_thinking", "tool_executing", "agent_thinking", "agent_completed"],
        ["second thought"] = ["agent_started", "agent_thinking", "agent_completed"],
        ["three tools"] = ["agent_started", "tool_executing", "tool_completed", "tool_executing", "tool_completed", "tool_executing", "tool_completed", "agent_completed"],
        ["cut while thinking"] = ["agent_started", "agent_thinking"],
        ["cut in a tool"] = ["agent_started", "tool_executing"],
        ["cut after a tool"] = ["agent_started", "tool_executing", "tool_completed"],
        ["early recording"] = ["agent_execution", "agent_thinking", "tool_started", "tool_execution", "agent_completed"],
        ["earlier recording"] = ["agent_execution", "tool_started", "agent_error"],
    };

    public static IEnumerable<string> Names => s_scenarios.Keys;

    /// <summary>A recording, with the names of today.</summary>
    public static IReadOnlyList<string> Play(string name) =>
        [.. s_scenarios.GetValueOrDefault(name, []).Select(type => type switch
        {
            "tool_started" => "tool_executing",
            "tool_execution" => "tool_completed",
            "agent_execution" => "agent_started",
            _ => type,
        })];
}
