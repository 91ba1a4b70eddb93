using Netra.WebSockets;
using WebSocketConnectionManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore
{
    using ConnectionManager = WebSocketConnectionManager;

    /// <summary>Does something with a user's connection, once or until it works.</summary>
    public sealed class ConnectionExecutor
    {
        public async Task<int> ExecuteAsync(UserExecutionContext context, Func<ConnectionManager, ValueTask<DeliveryResult>> action, int attempts)
        {
            WebSocketConnectionManager manager = await CreateWebSocketManager(userContext: context);
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                if (await action(manager) != DeliveryResult.Rejected)
                    return attempt;
            }

            return 0;
        }
    }
}
