using Netra.Backend.Agents;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using IsolatedWebSocketEventEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.Services;

/// <summary>A message from the socket: the example agent answers it.</summary>
public sealed class UserMessageHandler : IClientMessageHandler
{
    public async ValueTask HandleAsync(ClientMessage message, CancellationToken ct)
    {
        var text = message.Payload.GetProperty("text").GetString() ?? "";
        var context = message.Context.ForRun(new RunId(Guid.NewGuid().ToString("N")));
        await ExampleMessageProcessor.For(context).ProcessAsync(text, ct);
    }

    /// <summary>That a message was read, "isolated".</summary>
    public static async Task<bool> AcknowledgeAsync(UserExecutionContext user_context, string messageId)
    {
        var manager = await CreateWebSocketManager(user_context);
        var emitter = new IsolatedWebSocketEventEmitter(manager);
        return await emitter.EmitAsync("message_read", messageId) == DeliveryResult.Sent;
    }
}
