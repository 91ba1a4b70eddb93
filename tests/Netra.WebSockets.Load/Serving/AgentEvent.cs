namespace Netra.WebSockets.Load;

/// <summary>An event as an application without this library would send it: the same fields, but for the place in a log.</summary>
internal sealed record AgentEvent<TPayload>(string Type, int V, string UserId, string ThreadId, string RunId, string AgentName, DateTimeOffset Timestamp, TPayload Payload);

/// <summary>The payload of <c>agent_started</c>.</summary>
internal sealed record StartedPayload;

/// <summary>The payload of <c>agent_thinking</c>.</summary>
internal sealed record ThinkingPayload(string Reasoning, int? Step, double? Progress);

/// <summary>The payload of <c>tool_executing</c>.</summary>
internal sealed record ExecutingPayload(string ToolName, string ToolCallId, SearchArguments Parameters);

/// <summary>The payload of <c>tool_completed</c>.</summary>
internal sealed record ExecutedPayload(string ToolName, string ToolCallId, SearchResult Result, double ExecutionTimeMs, string Status);

/// <summary>The payload of <c>agent_completed</c>.</summary>
internal sealed record CompletedPayload(string Status, SearchResult Result, double ExecutionTimeMs);
