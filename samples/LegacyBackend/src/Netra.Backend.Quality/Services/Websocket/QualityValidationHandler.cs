using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Services.Websocket;

/// <summary>Whether a run was complete enough to be rated.</summary>
public sealed class QualityValidationHandler
{
    private static readonly string[] s_ratable = ["agent_started", "agent_thinking", "agent_completed"];

    private static readonly string[] s_withTools = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"];

    public static bool IsRatable(IReadOnlyCollection<string> events) =>
        s_ratable.All(events.Contains) && (!events.Contains("tool_executing") || s_withTools.All(events.Contains));

    public async Task<bool> ValidateAsync(UserExecutionContext context, IReadOnlyCollection<string> events)
    {
        var manager = await CreateWebSocketManager(context);
        var problem = EventValidationFramework.FirstProblem([.. events]);
        await manager.SendAsync("quality_validation", problem ?? "valid");
        return problem is null && IsRatable(events);
    }
}
