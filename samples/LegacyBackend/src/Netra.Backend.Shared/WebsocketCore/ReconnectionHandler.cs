using System.Net.WebSockets;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore
{
    using ReconnectionHandler = WebSocketRecoveryManager;

    /// <summary>Welcomes a user back: on the new socket, and in the thread.</summary>
    public sealed class Reconnection(UserExecutionContext context)
    {
        private readonly ReconnectionHandler _handler = new ReconnectionHandler(context);

        public async Task<bool> WelcomeAsync(WebSocket socket, ReconnectionState state, CancellationToken ct)
        {
            await socket.SendAsync(Utils.Frame("reconnected", new { state.Attempt }), WebSocketMessageType.Text, true, ct);
            if (state.MissedFrom is { } from)
                await socket.SendAsync(Utils.Frame("missed_from", new { from }), WebSocketMessageType.Text, true, ct);
            else
                await socket.SendAsync(Utils.Frame("nothing_missed"), WebSocketMessageType.Text, true, ct);
            return await _handler.SendAsync("welcome_back", state.Attempt, ct) != DeliveryResult.Rejected;
        }
    }
}
