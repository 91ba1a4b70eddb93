using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>The manager once more, with a method for each event.</summary>
[SupersededBy(typeof(Netra.WebSockets.WebSocketManager))]
public class UnifiedWebSocketEmitter
{
    private readonly UnifiedWebSocketManager _manager;

    [ReplaceWith("manager")]
    public UnifiedWebSocketEmitter(UnifiedWebSocketManager manager) => _manager = manager;

    public UnifiedWebSocketEmitter(UserExecutionContext context) => _manager = new UnifiedWebSocketManager(context);

    public UserExecutionContext Context => _manager.Context;

    [ReplaceWith("this.SendAsync<object?>(AgentEvents.AgentStarted, data)", "Netra.WebSockets")]
    public ValueTask<DeliveryResult> EmitAgentStartedAsync(object? data) => _manager.SendAsync("agent_started", data);

    [ReplaceWith("this.SendAsync<object?>(AgentEvents.AgentThinking, data)", "Netra.WebSockets")]
    public ValueTask<DeliveryResult> EmitAgentThinkingAsync(object? data) => _manager.SendAsync("agent_thinking", data);

    [ReplaceWith("this.SendAsync<object?>(AgentEvents.ToolExecuting, data)", "Netra.WebSockets")]
    public ValueTask<DeliveryResult> EmitToolExecutingAsync(object? data) => _manager.SendAsync("tool_executing", data);

    [ReplaceWith("this.SendAsync<object?>(AgentEvents.ToolCompleted, data)", "Netra.WebSockets")]
    public ValueTask<DeliveryResult> EmitToolCompletedAsync(object? data) => _manager.SendAsync("tool_completed", data);

    [ReplaceWith("this.SendAsync<object?>(AgentEvents.AgentCompleted, data)", "Netra.WebSockets")]
    public ValueTask<DeliveryResult> EmitAgentCompletedAsync(object? data) => _manager.SendAsync("agent_completed", data);

    [ReplaceWith("this.SendAsync<object?>(eventType, data)")]
    public ValueTask<DeliveryResult> EmitAsync(string eventType, object? data) => _manager.SendAsync(eventType, data);
}
