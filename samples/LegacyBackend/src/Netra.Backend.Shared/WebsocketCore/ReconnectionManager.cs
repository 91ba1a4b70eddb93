using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using WebSocketReconnectionHandler = Netra.Backend.WebsocketCore.UnifiedManagerImplementation;

namespace Netra.Backend.WebsocketCore;

/// <summary>When to try again, and with what.</summary>
public sealed class ReconnectionManager
{
    private static ReconnectionManager? _reconnectionManager;

    public static ReconnectionManager Instance => _reconnectionManager ??= new ReconnectionManager();

    public TimeSpan Delay(int attempt) => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt)));

    public async Task<ReconnectionState> TryAsync(UserExecutionContext context, int attempts)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var manager = await CreateWebSocketManager(context).ConfigureAwait(false);
            if (manager.IsConnected)
                return new ReconnectionState(attempt, ReconnectionOutcome.Connected);
        }

        WebSocketReconnectionHandler last = new WebSocketReconnectionHandler(context);
        return new ReconnectionState(attempts, last.IsConnected ? ReconnectionOutcome.Connected : ReconnectionOutcome.GaveUp);
    }
}
