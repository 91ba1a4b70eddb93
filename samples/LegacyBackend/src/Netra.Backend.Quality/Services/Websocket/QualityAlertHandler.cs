using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>Warns a user about the quality of an answer.</summary>
public sealed class QualityAlertHandler
{
    private static QualityAlertHandler? _qualityAlertHandler;

    public static QualityAlertHandler Instance => _qualityAlertHandler ??= new QualityAlertHandler();

    public async Task<bool> WarnAsync(UserExecutionContext context, double score)
    {
        if (score >= 0.5)
            return false;

        UnifiedWebSocketManager manager = await CreateWebSocketManager(context);
        return await manager.NotifyAsync(score, "quality_alert") != DeliveryResult.Rejected;
    }

    /// <summary>Alerts are about what an agent says, not about what its tools do.</summary>
    public static bool IsRelevant(string type) => type is "agent_thinking" or "agent_completed";
}
