using System.Net.WebSockets;
using System.Text.Json;
using Netra.Ssot;

namespace Netra.WebSockets;

/// <summary>
/// A user's door to the user's stream: made from a context, cheap, without state of its own. It cannot name another user, so
/// it cannot reach one; any two managers of one user are the same conversation.
/// </summary>
/// <example><code>
/// var manager = new WebSocketManager(context);
/// await using var run = await manager.StartRunAsync("triage", ct);
/// await run.ThinkingAsync("Looking at the logs.", ct: ct);
/// await run.CompleteAsync("Nothing found.", ct);
/// </code></example>
[Canonical("WebSocketManager", PerUser = true, UserContext = typeof(UserExecutionContext), Lifetime = RoleLifetime.Scoped, NamePattern = "*WebSocketManager",
    OwnsTransport = [typeof(WebSocket)])]
public sealed class WebSocketManager
{
    private readonly WebSocketHost _host;

    /// <summary>A manager for the context's user.</summary>
    /// <param name="context">For whom; see <see cref="WebSocketHost.CreateContext"/>.</param>
    public WebSocketManager(UserExecutionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Context = context;
        _host = context.Host;
    }

    /// <summary>For whom.</summary>
    public UserExecutionContext Context { get; }

    /// <summary>Whether the user has a connection open in this process.</summary>
    public bool IsConnected => _host.Find(Context.User)?.IsConnected ?? false;

    /// <summary>The user's open connections in this process, oldest first, as of now.</summary>
    public IReadOnlyList<ConnectionId> Connections => _host.Find(Context.User)?.ConnectionIds() ?? [];

    /// <summary>Starts the context's run: sends <c>agent_started</c>. Dispose the run, and its end is certain.</summary>
    /// <param name="agentName">The agent's name: 1 to 128 characters; <c>agent_name</c> on the wire.</param>
    /// <param name="ct">Cancelled before, it sends nothing.</param>
    /// <exception cref="InvalidOperationException">The run has been started before, the user has too many runs open, or the host drains.</exception>
    /// <exception cref="BackplaneUnavailableException">The backplane has not confirmed the start. If it was appended after all, so is an end.</exception>
    [BeginsRun]
    public async ValueTask<AgentRun> StartRunAsync(string agentName, CancellationToken ct = default)
    {
        Identifier.RequireName(agentName, nameof(agentName));
        ct.ThrowIfCancellationRequested();

        using var lease = _host.Lease(Context.User);
        var state = new RunState(Context, agentName, _host.Time.GetTimestamp());
        if (await lease.Stream.Publisher.StartAsync(state, RunPayloads.Empty, ct) is { } reason)
        {
            throw new InvalidOperationException($"The run cannot be started: {reason}.");
        }

        return new AgentRun(lease.Stream.Publisher, state);
    }

    /// <summary>
    /// Ends a run of this user in this process as cancelled: sends the ends of its tools and <c>agent_completed</c>, and cancels
    /// <see cref="AgentRun.Aborted"/>.
    /// </summary>
    /// <param name="run">The run, as the client knows it by <c>run_id</c>. A run of another user cannot be named: it is not found.</param>
    /// <param name="ct">Cancelled before, it does nothing.</param>
    /// <returns>Whether the run was open here.</returns>
    /// <remarks>Called from a handler that was registered as concurrent, it reaches an agent that works in another handler of the same connection.</remarks>
    public async ValueTask<bool> CancelRunAsync(RunId run, CancellationToken ct = default)
    {
        Identifier.RequireSet(run.IsDefault, nameof(RunId), nameof(run));
        ct.ThrowIfCancellationRequested();
        using var lease = _host.Lease(Context.User);
        return await lease.Stream.Publisher.CancelAsync(run);
    }

    /// <summary>Sends an event to all of the user's connections, or keeps it until there is one.</summary>
    /// <param name="type">
    /// The event's type: 1 to 128 characters. One of <see cref="AgentEvents"/> counts into the grammar of the context's run,
    /// and out of order is <see cref="DeliveryResult.Rejected"/>; <see cref="StartRunAsync"/> keeps the grammar by itself.
    /// </param>
    /// <param name="payload">The payload, as <see cref="WebSocketManagerOptions.SerializerOptions"/> write it.</param>
    /// <param name="ct">Cancelled before, it sends nothing.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is no name, or one that connections use themselves, such as <c>"error"</c>.</exception>
    /// <exception cref="NotSupportedException">The serializer options know no way to write <typeparamref name="T"/>.</exception>
    /// <exception cref="JsonException"><paramref name="payload"/> refers to itself.</exception>
    public async ValueTask<DeliveryResult> SendAsync<T>([EventName] string type, T payload, CancellationToken ct = default)
    {
        Identifier.RequireName(type, nameof(type));
        if (ControlFrames.IsReserved(type)) throw new ArgumentException("Connections send this type themselves.", nameof(type));
        ct.ThrowIfCancellationRequested();

        var json = _host.Json.Write(payload);
        var call = type is AgentEvents.ToolExecuting or AgentEvents.ToolCompleted ? ToolCallJson.Read(json.Span) : default;
        if (type is AgentEvents.ToolExecuting or AgentEvents.ToolCompleted or AgentEvents.AgentCompleted) json = _host.Secrets.RedactEvent(json);
        using var lease = _host.Lease(Context.User);
        return await lease.Stream.Publisher.PublishAsync(type, Context, json, call, ct);
    }

    /// <summary>Waits until the user is connected.</summary>
    /// <param name="timeout">For how long; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Whether the user is connected; false when <paramref name="timeout"/> has passed.</returns>
    public async ValueTask<bool> WaitForConnectionAsync(TimeSpan timeout, CancellationToken ct = default)
    {
        using var lease = _host.Lease(Context.User);
        try
        {
            await lease.Stream.WhenConnected().WaitAsync(timeout, _host.Time, ct);
            // What the caller does next must not run within the connection's upgrade.
            await Task.Yield();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
