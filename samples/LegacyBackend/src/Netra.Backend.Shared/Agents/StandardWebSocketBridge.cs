using System.Diagnostics;
using Netra.Ssot;
using Netra.WebSockets;

namespace Netra.Backend.Agents;

/// <summary>The older way of an agent to talk to its user, event by event.</summary>
[SupersededBy(typeof(AgentRun), RemovedIn = "2.0")]
public class StandardWebSocketBridge(UserExecutionContext context, string agentName) : WebSocketBridge(context), IAsyncDisposable
{
    private bool _completed;

    internal ValueTask<DeliveryResult> NotifyAgentStartedAsync(CancellationToken ct) =>
        EmitAsync("agent_started", new { agent_name = agentName }, ct);

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

    [ReplaceWith("this.ThinkingAsync(thought)")]
    public ValueTask<DeliveryResult> EmitThinkingAsync(string thought) => ThinkingAsync(thought);

    [ReplaceWith("this.CallToolAsync(toolName, arguments, body)")]
    public ValueTask<TResult> NotifyToolAsync<TArgs, TResult>(
        Func<TArgs, CancellationToken, ValueTask<TResult>> body, string toolName, TArgs arguments) => CallToolAsync(toolName, arguments, body);

    [ReplaceWith("this.CompleteAsync(result)")]
    public ValueTask<DeliveryResult> NotifyAgentCompletedAsync<T>(T result) => CompleteAsync(result);

    [ReplaceWith("this.CompleteAsync(result)")]
    public ValueTask<DeliveryResult> SendAgentCompletedAsync<T>(T result) => CompleteAsync(result);

    public async ValueTask DisposeAsync()
    {
        if (!_completed)
            await EmitAsync("agent_completed", new { status = "cancelled" }, CancellationToken.None);
        GC.SuppressFinalize(this);
    }
}
