using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore
{
    using WebSocketManagerInterface = WebSocketManagerProtocol;

    /// <summary>What a manager has to have; written so that there could be several.</summary>
    [SupersededBy(typeof(Netra.WebSockets.WebSocketManager))]
    public interface WebSocketManagerProtocol
    {
        UserExecutionContext Context { get; }

        bool IsConnected { get; }

        ValueTask<DeliveryResult> SendAsync<T>(string type, T payload, CancellationToken ct = default);
    }

    /// <summary>Tells whether a manager does what the protocol says.</summary>
    public static class ProtocolCompliance
    {
        public static async Task<string> CheckAsync(WebSocketManagerInterface manager, UserExecutionContext owner) =>
            manager.Context.User != owner.User ? "wrong user"
            : await manager.SendAsync("protocol_check", owner.Thread.Value) == DeliveryResult.Rejected ? "does not send"
            : "compliant";
    }
}
