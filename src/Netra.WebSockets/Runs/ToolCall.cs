namespace Netra.WebSockets;

/// <summary>One call of a tool in a run.</summary>
/// <param name="Tool">The tool's name; <c>tool_name</c> on the wire.</param>
/// <param name="Id">The call's own id; <c>tool_call_id</c> on the wire. Empty in a hand-made event without one, which is then matched by name.</param>
internal readonly record struct ToolCall(string Tool, string Id)
{
    /// <summary>What matches an end with its beginning.</summary>
    public string Key => Id.Length > 0 ? Id : Tool;
}
