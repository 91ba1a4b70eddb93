using Netra.Backend.WebsocketCore;
using Netra.WebSockets;

namespace Netra.Backend.Services;

public sealed record ChatMessage(string Text);

/// <summary>Sends a user's own words back into the thread.</summary>
public sealed class MessageProcessing(ThreadService threads)
{
    public async Task<bool> PostAsync(UserExecutionContext context, string text, CancellationToken ct)
    {
        if (threads.Find(context) is not WebSocketManager manager)
            return false;

        return await manager.SendAsync("chat_message", new ChatMessage(text), ct) != DeliveryResult.Rejected;
    }

    /// <summary>Asks by the router: whoever is subscribed.</summary>
    public async Task<bool> AskAsync(UserExecutionContext context, string question)
    {
        UnifiedWebSocketManager manager = WebSocketManagerSyncModule.GetWebSocketManager(context);
        return await WebsocketCore.MessageRouter.RouteAsync(manager.Context, "question", new ChatMessage(question)) != DeliveryResult.Rejected;
    }
}
