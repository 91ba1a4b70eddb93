using System.Diagnostics;
using Netra.Backend.WebsocketCore;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Services;

/// <summary>The older way of an agent to talk to its user, event by event.</summary>
[SupersededBy(typeof(AgentRun), RemovedIn = "2.0")]
public class StandardWebSocketBridge : IAsyncDisposable
{
    private readonly string _agentName;
    private bool _completed;

    public StandardWebSocketBridge(UserExecutionContext context, string agentName)
    {
        Context = context;
        _agentName = agentName;
    }

    public UserExecutionContext Context { get; }

    internal ValueTask<DeliveryResult> NotifyAgentStartedAsync(CancellationToken ct) =>
        EmitAsync("agent_started", new { agent_name = _agentName }, ct);

    public ValueTask<DeliveryResult> ThinkingAsync(string reasoning, int? step = null, double? progress = null, CancellationToken ct = default) =>
        EmitAsync("agent_thinking", new { reasoning, step, progress }, ct);

    public async ValueTask<TResult> CallToolAsync<TArgs, TResult>(
        string tool, TArgs args, Func<TArgs, CancellationToken, ValueTask<TResult>> body, CancellationToken ct = default)
    {
        var started = Stopwatch.GetTimestamp();
        await EmitAsync("tool_executing", new { tool_name = tool, parameters = args }, ct);
        var result = await body(args, ct);
        await EmitAsync("tool_completed", new { tool_name = tool, result, execution_time_ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds }, ct);
        return result;
    }

    public ValueTask<DeliveryResult> CompleteAsync<T>(T result, CancellationToken ct = default)
    {
        _completed = true;
        return EmitAsync("agent_completed", new { status = "completed", result }, ct);
    }

    [ReplaceWith("this.ThinkingAsync(thought)")]
    public Task NotifyAgentThinkingAsync(string thought) => ThinkingAsync(thought).AsTask();

    [ReplaceWith("this.CallToolAsync(toolName, arguments, body)")]
    public ValueTask<TResult> NotifyToolAsync<TArgs, TResult>(
        Func<TArgs, CancellationToken, ValueTask<TResult>> body, string toolName, TArgs arguments) => CallToolAsync(toolName, arguments, body);

    [ReplaceWith("this.CompleteAsync(result)")]
    public ValueTask<DeliveryResult> NotifyAgentCompletedAsync<T>(T result) => CompleteAsync(result);

    public async ValueTask DisposeAsync()
    {
        if (!_completed)
            await EmitAsync("agent_completed", new { status = "cancelled" }, CancellationToken.None);
        GC.SuppressFinalize(this);
    }

    // The table asks for a user's id and gets the thread's: no user is ever found, and the event is gone.
    private ValueTask<DeliveryResult> EmitAsync(string type, object payload, CancellationToken ct) =>
        UnifiedWebSocketManager.FindByUser(Context.Thread.Value) is { } route
            ? UnifiedWebSocketManager.Transport(route).SendAsync(type, payload, ct)
            : ValueTask.FromResult(DeliveryResult.Rejected);
}
