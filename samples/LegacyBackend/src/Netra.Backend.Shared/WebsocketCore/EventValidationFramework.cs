namespace Netra.Backend.WebsocketCore;

/// <summary>Whether the events of a run came in an order that makes sense.</summary>
public static class EventValidationFramework
{
    public static string? FirstProblem(IReadOnlyList<string> events)
    {
        if (events.Count == 0 || events[0] != "agent_started")
            return "does not begin with agent_started";
        if (events[^1] != "agent_completed")
            return "does not end with agent_completed";

        var open = 0;
        foreach (var type in events)
        {
            open += type switch { "tool_executing" => 1, "tool_completed" => -1, _ => 0 };
            if (open < 0)
                return "a tool ends before it begins";
            if (type is not ("agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed"))
                return $"'{type}' is no event of a run";
        }

        return open == 0 ? null : "a tool does not end";
    }
}
