using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>A report over a run, line by line.</summary>
public sealed class QualityReportHandler
{
    private static QualityReportHandler? _qualityReportHandler;

    public static QualityReportHandler Instance => _qualityReportHandler ??= new QualityReportHandler();

    public static IEnumerable<string> Lines(IEnumerable<string> events) =>
        from type in events
        select type switch
        {
            "agent_started" => "began",
            "agent_thinking" => "thought",
            "tool_executing" => "called",
            "tool_completed" => "returned",
            "agent_completed" => "ended",
            "agent_error" or "agent_failed" => "failed",
            _ => type,
        };

    public async Task<DeliveryResult> SendAsync(UserExecutionContext user_context, IEnumerable<string> events)
    {
        QualitySocketManager websocketManager = await CreateWebSocketManager(user_context);
        return await websocketManager.SendAsync("quality_report", Lines(events).ToArray());
    }
}
