using System.Text.Json;
using Netra.Ssot;

namespace Netra.WebSockets;

/// <summary>
/// One run of an agent, as its user sees it: started (thinking | tool)* completed. Made by
/// <see cref="WebSocketManager.StartRunAsync"/>, which sends <c>agent_started</c>; whatever throws, cancels or drains,
/// <c>agent_completed</c> follows exactly once, at the latest when the run is disposed.
/// </summary>
/// <remarks>Safe to use from several threads: tools may run in parallel. Disposing a run that has not ended ends it as cancelled.</remarks>
[Canonical("AgentCommunication", PerUser = true, UserContext = typeof(UserExecutionContext))]
public sealed class AgentRun : IAsyncDisposable
{
    /// <summary><c>\u0000</c>: the longest that one character becomes in JSON.</summary>
    private const int MaxEscapedChar = 6;

    private readonly WebSocketHost _host;
    private readonly StreamPublisher _publisher;
    private readonly RunState _state;

    internal AgentRun(StreamPublisher publisher, RunState state)
    {
        _host = state.Context.Host;
        _publisher = publisher;
        _state = state;
    }

    /// <summary>For whom, and which run.</summary>
    public UserExecutionContext Context => _state.Context;

    /// <summary>Where the run stands.</summary>
    public AgentRunStatus Status => _state.Status;

    /// <summary>
    /// Cancelled when the run is ended from outside: it is cancelled by <see cref="WebSocketManager.CancelRunAsync"/>, its user is
    /// disconnected, the host drains, or another process has claimed the run. Its <c>agent_completed</c> has been sent or is on its way.
    /// </summary>
    public CancellationToken Aborted => _state.Aborted;

    /// <summary>Sends <c>agent_thinking</c>.</summary>
    /// <param name="reasoning">What the agent thinks.</param>
    /// <param name="step">Which step it is at, from 0.</param>
    /// <param name="progress">How far it is, from 0 to 1.</param>
    /// <param name="ct">Cancelled before, it sends nothing.</param>
    /// <returns><see cref="DeliveryResult.Rejected"/> once the run has ended.</returns>
    /// <remarks>A text too large for an event is left out of it (<c>"reasoning": null, "omitted": "too_large"</c>).</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> or <paramref name="progress"/> is out of range.</exception>
    public ValueTask<DeliveryResult> ThinkingAsync(string reasoning, int? step = null, double? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(reasoning);
        if (step is < 0) throw new ArgumentOutOfRangeException(nameof(step), step, "A step is counted from 0.");
        if (progress is { } part && !(part >= 0 && part <= 1)) throw new ArgumentOutOfRangeException(nameof(progress), progress, "Progress is from 0 to 1.");
        ct.ThrowIfCancellationRequested();
        using var payload = RunPayloads.Thinking(TooLargeAsText(reasoning) ? null : reasoning, step, progress);
        return _publisher.PublishAsync(AgentEvents.AgentThinking, Context, payload.Memory, default, ct);
    }

    /// <summary>Sends <c>tool_executing</c>, calls the tool, and sends <c>tool_completed</c>, whatever the tool does.</summary>
    /// <param name="tool">The tool's name: 1 to 128 characters.</param>
    /// <param name="args">What the tool is called with; sent as <c>parameters</c>.</param>
    /// <param name="body">The tool. Its token is cancelled with <paramref name="ct"/> or <see cref="Aborted"/>.</param>
    /// <param name="ct">Cancels the tool.</param>
    /// <returns>What the tool returned; also sent as <c>result</c>.</returns>
    /// <exception cref="InvalidOperationException">The run has ended; the tool was not called.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the run aborted.</exception>
    /// <exception cref="NotSupportedException">The serializer options know no way to write <typeparamref name="TArgs"/>, and the tool was
    /// not called; or <typeparamref name="TResult"/>.</exception>
    /// <remarks>
    /// The tool's own exception comes through unchanged; <c>status</c> is then <c>"failed"</c> or <c>"cancelled"</c>, and nothing
    /// of the exception is sent. Arguments or a result too large for an event are left out of it (<c>"omitted": "too_large"</c>).
    /// </remarks>
    public async ValueTask<TResult> CallToolAsync<TArgs, TResult>(string tool, TArgs args, Func<TArgs, CancellationToken, ValueTask<TResult>> body,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var call = new ToolCall(Identifier.RequireName(tool, nameof(tool)), Guid.NewGuid().ToString("N"));
        ct.ThrowIfCancellationRequested();

        var begun = await BeginToolAsync(call, args, ct);
        if (begun == DeliveryResult.Rejected)
        {
            Aborted.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"The run has ended ({Status}); no tool can be called in it.");
        }

        var startedAt = _host.Time.GetTimestamp();
        var status = AgentRunStatus.Failed;
        ReadOnlyMemory<byte>? result = RunPayloads.Null;
        using var both = ct.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(ct, Aborted) : null;
        var cancel = both?.Token ?? Aborted;
        try
        {
            var value = await body(args, cancel);
            result = WriteOrNull(value);
            status = AgentRunStatus.Completed;
            return value;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            status = AgentRunStatus.Cancelled;
            throw;
        }
        catch (Exception error)
        {
            _host.ReportToolFailure(Context, call, error);
            throw;
        }
        finally
        {
            // A run that was ended meanwhile has sent this tool's end already, and this one is rejected.
            var elapsed = _host.Time.GetElapsedTime(startedAt);
            _host.Meter.ToolEnded(status, elapsed);
            await EndToolAsync(call, status, result, elapsed);
        }
    }

    /// <summary>Ends the run with a result: sends <c>agent_completed</c>, after the end of every tool that still executes.</summary>
    /// <param name="result">The result; sent as <c>result</c>.</param>
    /// <param name="ct">Not observed: the end of a run is not cancelled.</param>
    /// <returns><see cref="DeliveryResult.Rejected"/> if the run had ended before.</returns>
    /// <exception cref="NotSupportedException">The serializer options know no way to write <typeparamref name="T"/>. The run has ended as failed.</exception>
    /// <exception cref="JsonException">The result refers to itself. The run has ended as failed.</exception>
    /// <exception cref="InvalidOperationException">The result is too large for an event, or
    /// <see cref="WebSocketManagerOptions.RequireAllFive"/> is set and an event is missing. The run has ended as failed.</exception>
    public async ValueTask<DeliveryResult> CompleteAsync<T>(T result, CancellationToken ct = default)
    {
        ReadOnlyMemory<byte> json;
        try
        {
            json = WriteOrNull(result) ?? throw new InvalidOperationException("The result is too large for an event.");
            RequireAllFive();
        }
        catch (Exception error)
        {
            await FailAsync(error, CancellationToken.None);
            throw;
        }

        return await _publisher.EndAsync(_state, AgentRunStatus.Completed, json, correlationId: null);
    }

    /// <summary>
    /// Ends the run with an error: sends <c>agent_completed</c> with the status <c>"failed"</c>, or <c>"cancelled"</c> for an
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="error">What happened. It is logged under a correlation id; the client gets that id, nothing of the exception.</param>
    /// <param name="ct">Not observed: the end of a run is not cancelled.</param>
    /// <returns><see cref="DeliveryResult.Rejected"/> if the run had ended before.</returns>
    public ValueTask<DeliveryResult> FailAsync(Exception error, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error is OperationCanceledException) return EndCancelledAsync();

        var correlationId = Guid.NewGuid().ToString("N");
        _host.ReportRunFailure(Context, correlationId, error);
        return _publisher.EndAsync(_state, AgentRunStatus.Failed, RunPayloads.Null, correlationId);
    }

    /// <summary>Ends the run as cancelled, if it has not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Status == AgentRunStatus.Running) await EndCancelledAsync();
    }

    private ValueTask<DeliveryResult> BeginToolAsync<TArgs>(ToolCall call, TArgs args, CancellationToken ct)
    {
        using var payload = RunPayloads.Executing(call, WriteOrNull(args));
        return _publisher.PublishAsync(AgentEvents.ToolExecuting, Context, payload.Memory, call, ct);
    }

    private ValueTask<DeliveryResult> EndToolAsync(ToolCall call, AgentRunStatus status, ReadOnlyMemory<byte>? result, TimeSpan elapsed)
    {
        using var payload = RunPayloads.Executed(call, status, result, elapsed);
        return _publisher.PublishAsync(AgentEvents.ToolCompleted, Context, payload.Memory, call, CancellationToken.None);
    }

    private ValueTask<DeliveryResult> EndCancelledAsync() =>
        _publisher.EndAsync(_state, AgentRunStatus.Cancelled, RunPayloads.Null, correlationId: null);

    /// <returns>The value without its secrets; null if it is too large to be part of an event.</returns>
    private ReadOnlyMemory<byte>? WriteOrNull<T>(T value)
    {
        var most = _host.Options.MaxEventBytes - EventJson.EnvelopeBytes;
        var json = _host.Json.Write(value);
        if (json.Length > most) return null;
        json = _host.Secrets.Redact(json);
        // No conditional expression: its null would be an empty memory.
        if (json.Length > most) return null;
        return json;
    }

    /// <summary>Whether the text does not fit into an event as JSON, every character of it escaped or not.</summary>
    private bool TooLargeAsText(string text)
    {
        var most = _host.Options.MaxEventBytes - EventJson.EnvelopeBytes;
        // Most texts are far smaller than that, and are not encoded twice.
        return text.Length > most / MaxEscapedChar && JsonEncodedText.Encode(text, PayloadJson.WriterOptions.Encoder).EncodedUtf8Bytes.Length > most;
    }

    private void RequireAllFive()
    {
        if (!_host.Options.RequireAllFive || (_state.HasThought && _state.HasUsedTool)) return;
        var missing = _state.HasThought
            ? "a tool's events" : _state.HasUsedTool ? AgentEvents.AgentThinking : $"{AgentEvents.AgentThinking} and a tool's events";
        throw new InvalidOperationException($"The run has not sent {missing}, and {nameof(WebSocketManagerOptions.RequireAllFive)} is set.");
    }
}
