using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore
{
    using ErrorRecoveryHandler = WebSocketRecoveryManager;

    /// <summary>Tells a user that something went wrong, and that it goes on.</summary>
    public sealed class RecoveryCoordinator
    {
        private readonly ErrorRecoveryHandler _handler;

        public RecoveryCoordinator(UserExecutionContext context) => _handler = new ErrorRecoveryHandler(context);

        public async Task<bool> ReportAsync(string error)
        {
            WebSocketRecoveryManager manager = _handler;
            return await manager.SendAsync("recovery_notice", error) is DeliveryResult.Sent;
        }
    }
}
