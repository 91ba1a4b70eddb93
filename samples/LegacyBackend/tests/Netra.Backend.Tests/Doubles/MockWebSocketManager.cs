using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Tests.Doubles;

/// <summary>A manager that sends nothing and keeps what it was asked to send.</summary>
public sealed class MockWebSocketManager(UserExecutionContext context) : UnifiedWebSocketManager(context)
{
    public List<string> Sent { get; } = [];

    public override ValueTask<DeliveryResult> SendAsync<T>(string type, T payload, CancellationToken ct = default)
    {
        Sent.Add(type);
        return ValueTask.FromResult(DeliveryResult.Sent);
    }
}
