using System.Net.WebSockets;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>Answers a message twice: on the socket that it came from, and by a manager.</summary>
public sealed class MessageHandler
{
    private static MessageHandler? _messageHandler;

    public static MessageHandler Instance => _messageHandler ??= new MessageHandler();

    public async Task<bool> HandleAsync(WebSocket socket, UserExecutionContext context, string type, string text, CancellationToken ct)
    {
        if (Validation.Problems(type, context.User.Value, text).FirstOrDefault() is { } problem)
        {
            await socket.SendAsync(Utils.Frame("message_refused", problem), WebSocketMessageType.Text, true, ct);
            return false;
        }

        await socket.SendAsync(Utils.Frame("message_received", type), WebSocketMessageType.Text, true, ct);
        var manager = await CreateWebSocketManager(context);
        if (await manager.SendAsync("message_echo", text, ct) != DeliveryResult.Rejected)
            return true;

        await socket.SendAsync(Utils.Frame("message_lost", type), WebSocketMessageType.Text, true, ct);
        return false;
    }
}
