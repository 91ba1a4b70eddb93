using Netra.Backend.Agents;
using Netra.WebSockets;

namespace Netra.Backend.Tests.Doubles;

/// <summary>A bridge that keeps the events of a run.</summary>
public sealed class MockWebSocketBridge(UserExecutionContext context) : WebSocketBridge(context)
{
    public List<string> Events { get; } = [];

    public async Task<string> RunAsync(params string[] events)
    {
        foreach (var type in events)
            await EmitAsync(type, new { }, CancellationToken.None);
        return Context.Run.Value;
    }

    protected override ValueTask<DeliveryResult> EmitAsync(string type, object payload, CancellationToken ct)
    {
        Events.Add(type);
        return ValueTask.FromResult(DeliveryResult.Sent);
    }
}
