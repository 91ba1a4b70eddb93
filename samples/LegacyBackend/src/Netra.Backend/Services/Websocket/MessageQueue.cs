using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using WebSocketRecoveryManager = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.Services.Websocket;

/// <summary>The service's own queue, in front of the manager's.</summary>
public sealed class ServiceMessageQueue
{
    private readonly Queue<(string Type, string Text)> _waiting = new();

    public void Enqueue(string type, string text) => _waiting.Enqueue((type, text));

    public async Task<int> DrainAsync(UserExecutionContext context)
    {
        WebSocketRecoveryManager manager = await CreateWebSocketManager(context);
        var sent = 0;
        while (_waiting.TryDequeue(out var message))
        {
            if (await manager.SendAsync(message.Type, message.Text) != DeliveryResult.Rejected)
                sent++;
        }

        return sent;
    }

    public static int Rank(string type) => Math.Min(MessageBuffer.Priority(type), type is "agent_error" or "agent_failed" ? 0 : 9);
}
