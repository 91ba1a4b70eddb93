using Netra.Backend.Agents;
using Netra.Backend.Websocket;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using WebSocketEventEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.Services;

/// <summary>Runs generation jobs; imports from the older directory.</summary>
public sealed class GenerationJobManager
{
    public async Task<int> RunAsync(UserExecutionContext context, int parts, CancellationToken ct)
    {
        ConnectionManager connections = new ConnectionManager(context);
        var sent = 0;
        for (var part = 1; part <= parts; part++)
        {
            if (await connections.SendToThreadAsync("generation_progress", new Progress(part, parts)) != DeliveryResult.Rejected)
                sent++;
        }

        await connections.SendAsync("generation_done", new Progress(sent, parts), ct);
        return sent;
    }

    /// <summary>The last word, by yet another door.</summary>
    public async Task<DeliveryResult> CancelAsync(UserExecutionContext context, string reason)
    {
        var emitter = new WebSocketEventEmitter(CreateWebSocketManagerSync(context));
        return await emitter.EmitAsync("agent_stopped", new { reason });
    }
}
