using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>A third router, for quality messages.</summary>
[SupersededBy(typeof(Netra.WebSockets.MessageRouter))]
public sealed class QualityMessageRouter
{
    [ReplaceWith("this.Types")]
    public IReadOnlyCollection<string> SupportedTypes => ["user_message"];

    [ReplaceWith("services.GetRequiredService<MessageRouter>()", "Microsoft.Extensions.DependencyInjection", "Netra.WebSockets")]
    public static QualityMessageRouter From(IServiceProvider services) => new();
}

/// <summary>And what it routes.</summary>
public static class QualityMessages
{
    public static async Task<DeliveryResult> SendAsync(UserExecutionContext context, string text)
    {
        UnifiedWebSocketManager manager = await CreateWebSocketManager(context);
        return await manager.SendAsync("quality_message", text);
    }
}
