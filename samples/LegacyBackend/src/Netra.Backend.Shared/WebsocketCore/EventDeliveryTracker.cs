using Netra.WebSockets;
using IsolatedWebSocketEventEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.WebsocketCore;

/// <summary>Which of the five events of a run have gone out.</summary>
public sealed class EventDeliveryTracker
{
    private static readonly string[] s_expected = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    private static EventDeliveryTracker? _eventDeliveryTracker;

    private readonly Dictionary<string, HashSet<string>> _sent = new(StringComparer.Ordinal);

    public static EventDeliveryTracker Instance => _eventDeliveryTracker ??= new EventDeliveryTracker();

    public void Sent(string runId, string type)
    {
        lock (_sent)
        {
            if (!_sent.TryGetValue(runId, out var types))
                _sent.Add(runId, types = new HashSet<string>(StringComparer.Ordinal));
            types.Add(type);
        }
    }

    public IReadOnlyList<string> Missing(string runId)
    {
        lock (_sent)
            return [.. s_expected.Except(_sent.GetValueOrDefault(runId, []))];
    }

    public async Task<DeliveryResult> SendTrackedAsync(UserExecutionContext context, string type, object? data)
    {
        var emitter = new IsolatedWebSocketEventEmitter(context);
        var result = await emitter.EmitAsync(type, data);
        if (result != DeliveryResult.Rejected)
            Sent(context.Run.Value, type);
        return result;
    }
}
