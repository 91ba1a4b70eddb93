using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>The payloads of the five events, field by field.</summary>
internal static class RunPayloads
{
    public static readonly ReadOnlyMemory<byte> Empty = "{}"u8.ToArray();
    public static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    /// <summary>A thought; null where it is too large to be sent.</summary>
    public static LentJson Thinking(string? reasoning, int? step, double? progress) =>
        PayloadJson.Lend((reasoning, step, progress), static (writer, e) =>
        {
            writer.WriteStartObject();
            writer.WriteString("reasoning", e.reasoning);
            if (e.reasoning is null) writer.WriteString("omitted", "too_large");
            if (e.step is { } step) writer.WriteNumber("step", step); else writer.WriteNull("step");
            if (e.progress is { } progress) writer.WriteNumber("progress", progress); else writer.WriteNull("progress");
            writer.WriteEndObject();
        });

    /// <summary>The beginning of a call; the parameters are null where they are too large to be sent.</summary>
    public static LentJson Executing(ToolCall call, ReadOnlyMemory<byte>? parameters) =>
        PayloadJson.Lend((call, parameters), static (writer, e) =>
        {
            writer.WriteStartObject();
            WriteCall(writer, e.call);
            WriteValue(writer, "parameters", e.parameters);
            writer.WriteEndObject();
        });

    /// <summary>The end of a call; the result is null where it is too large to be sent.</summary>
    public static LentJson Executed(ToolCall call, AgentRunStatus status, ReadOnlyMemory<byte>? result, TimeSpan elapsed) =>
        PayloadJson.Lend((call, status, result, elapsed), static (writer, e) =>
        {
            writer.WriteStartObject();
            WriteCall(writer, e.call);
            WriteValue(writer, "result", e.result);
            WriteElapsed(writer, e.elapsed);
            writer.WriteString("status", Name(e.status));
            writer.WriteEndObject();
        });

    /// <summary>The end of a run; the correlation id is what the log knows a failure by, and null for another end.</summary>
    public static LentJson Completed(AgentRunStatus status, ReadOnlyMemory<byte> result, TimeSpan elapsed, string? correlationId) =>
        PayloadJson.Lend((status, result, elapsed, correlationId), static (writer, e) =>
        {
            writer.WriteStartObject();
            writer.WriteString("status", Name(e.status));
            WriteValue(writer, "result", e.result);
            WriteElapsed(writer, e.elapsed);
            if (e.correlationId is not null)
            {
                writer.WriteStartObject("error");
                writer.WriteString("code", "agent_failed");
                writer.WriteString("correlation_id", e.correlationId);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });

    public static string Name(AgentRunStatus status) => status switch
    {
        AgentRunStatus.Completed => "completed",
        AgentRunStatus.Failed => "failed",
        AgentRunStatus.Cancelled => "cancelled",
        _ => "running",
    };

    private static void WriteCall(Utf8JsonWriter writer, ToolCall call)
    {
        writer.WriteString("tool_name", call.Tool);
        writer.WriteString("tool_call_id", call.Id);
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte>? json)
    {
        writer.WritePropertyName(name);
        if (json is { } value)
        {
            writer.WriteRawValue(value.Span, skipInputValidation: true);
            return;
        }

        writer.WriteNullValue();
        writer.WriteString("omitted", "too_large");
    }

    private static void WriteElapsed(Utf8JsonWriter writer, TimeSpan elapsed) =>
        writer.WriteNumber("execution_time_ms", Math.Round(Math.Max(0, elapsed.TotalMilliseconds), 3));
}
