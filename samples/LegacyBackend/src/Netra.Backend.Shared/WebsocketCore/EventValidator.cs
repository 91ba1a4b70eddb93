namespace Netra.Backend.WebsocketCore;

/// <summary>Whether one event has the fields that its type asks for.</summary>
public static class EventValidator
{
    private static readonly Dictionary<string, string[]> s_required = new(StringComparer.Ordinal)
    {
        ["agent_started"] = ["agent_name"],
        ["agent_thinking"] = ["reasoning"],
        ["tool_executing"] = ["tool_name", "parameters"],
        ["tool_completed"] = ["tool_name", "result"],
        ["agent_completed"] = ["result"],
    };

    public static IReadOnlyList<string> MissingFields(string type, IReadOnlyDictionary<string, object?> payload) =>
        [.. s_required.GetValueOrDefault(type, []).Where(field => !payload.ContainsKey(field))];

    /// <summary>Names that look right, are in the logs, and mean nothing.</summary>
    public static string? Suggest(string type) => type switch
    {
        "tool_started" or "tool_execution" => "tool_executing",
        "agent_execution" => "agent_started",
        _ => null,
    };
}
