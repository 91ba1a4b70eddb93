using System.Runtime.InteropServices;
using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>What the log still tells of a run whose process is gone.</summary>
internal static class AbandonedRun
{
    /// <returns>The calls that have begun and not ended, oldest first, and when the run began, if that is still known.</returns>
    public static async ValueTask<(IReadOnlyList<ToolCall> Open, DateTimeOffset? Begun)> ReadAsync(StreamLog log, RunId run)
    {
        List<ToolCall> open = [];
        DateTimeOffset? begun = null;
        BackplanePosition? after = null;
        while (true)
        {
            var slice = await log.ReadAsync(after);
            foreach (var entry in slice.Entries)
            {
                var reader = new Utf8JsonReader(entry.Event.Span);
                using var document = JsonDocument.ParseValue(ref reader);
                Follow(document.RootElement, run, open, ref begun);
            }

            if (slice.Entries is not [.., var last] || last.Position.Sequence >= slice.Head.Sequence) return (open, begun);
            after = last.Position;
        }
    }

    private static void Follow(JsonElement entry, RunId run, List<ToolCall> open, ref DateTimeOffset? begun)
    {
        // An entry that another program has written must not keep the run from being ended.
        if (!entry.TryGetProperty("run_id", out var of) || of.ValueKind != JsonValueKind.String || !of.ValueEquals(run.Value)) return;
        switch (entry.GetProperty("type").GetString())
        {
            case AgentEvents.AgentStarted:
                begun = entry.GetProperty("timestamp").GetDateTimeOffset();
                break;
            case AgentEvents.ToolExecuting:
                open.Add(CallOf(entry));
                break;
            case AgentEvents.ToolCompleted:
                var key = CallOf(entry).Key;
                var index = open.FindIndex(call => call.Key == key);
                if (index >= 0) open.RemoveAt(index);
                break;
        }
    }

    private static ToolCall CallOf(JsonElement entry) => ToolCallJson.Read(JsonMarshal.GetRawUtf8Value(entry.GetProperty("payload")));
}
