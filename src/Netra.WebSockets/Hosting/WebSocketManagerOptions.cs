using System.Text.Json;

namespace Netra.WebSockets;

/// <summary>The limits of a <see cref="WebSocketHost"/>. Validated on start: a value out of range fails the start of the process.</summary>
public sealed class WebSocketManagerOptions
{
    private const int DefaultQueueBytes = 256 * 1024;

    private int? _queueBytes;

    /// <summary>The largest message that a client may send, in bytes; a larger one closes with 1009. 64 KiB.</summary>
    public int MaxMessageBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// The largest event, envelope included, in bytes; a larger one is <see cref="DeliveryResult.Rejected"/>. At most
    /// <see cref="QueueBytes"/> and <see cref="ReplayBytesPerUser"/>. 64 KiB.
    /// </summary>
    public int MaxEventBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// How many events a connection may lag behind before publishers wait for it, see <see cref="PublisherWait"/>; and how many control
    /// frames may wait for it before it is closed with 4008. 256.
    /// </summary>
    public int QueueFrames { get; set; } = 256;

    /// <summary>The same in bytes. At most <see cref="ReplayBytesPerUser"/>. 256 KiB, or <see cref="ReplayBytesPerUser"/> if that is less.</summary>
    public int QueueBytes { get => _queueBytes ?? Math.Min(DefaultQueueBytes, ReplayBytesPerUser); set => _queueBytes = value; }

    /// <summary>
    /// How long publishers wait for a connection that lags by <see cref="QueueFrames"/> or <see cref="QueueBytes"/> and takes nothing;
    /// afterwards it is closed with 4008, and its client resumes. For one that takes something, they wait at most <see cref="SendTimeout"/> per event. 1 s.
    /// </summary>
    public TimeSpan PublisherWait { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the backplane may take for one call; afterwards an append is <see cref="DeliveryResult.Unconfirmed"/>, and a connect is
    /// refused with 503. 5 s.
    /// </summary>
    public TimeSpan BackplaneTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a process that works on a run may be silent; afterwards another one ends the run as cancelled. Renewed in a third of it. 30
    /// s.
    /// </summary>
    public TimeSpan RunLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Closes a connection with 4401 when the authentication ticket of its request expires (<c>AuthenticationProperties.ExpiresUtc</c>).
    /// <see cref="UserExecutionContext.ExpiringAt"/> works without it. Off.
    /// </summary>
    public bool CloseOnAuthenticationExpiration { get; set; }

    /// <summary>How long one frame may take, and how long a close may; afterwards the connection is aborted. 5 s.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time between two pings; <c>heartbeat_ms</c> in <c>connection_established</c>. 25 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a ping may go unanswered; afterwards the connection is aborted. 10 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an event is kept for replay, and how long a user who is gone is remembered. 120 s.</summary>
    public TimeSpan ReplayWindow { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How many bytes of events are kept for one user; the oldest go first. 256 KiB.</summary>
    public int ReplayBytesPerUser { get; set; } = 256 * 1024;

    /// <summary>
    /// How much memory the events kept for all users may take, in bytes, in whole blocks of 4 KiB; beyond it the oldest go first, whosever
    /// they are. At least <see cref="ReplayBytesPerUser"/>. 1 GiB.
    /// </summary>
    public long ReplayBytes { get; set; } = 1024 * 1024 * 1024;

    /// <summary>
    /// How long the connections of a process that is silent count, see <see cref="ConnectionsPerUser"/>. In a third of it they are told
    /// again, and every connected user's position in the log is checked. 90 s.
    /// </summary>
    public TimeSpan PresenceLease { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How many connections a user may have, in all processes on one backplane; one more is refused with 429. 8.</summary>
    public int ConnectionsPerUser { get; set; } = 8;

    /// <summary>How many runs of a user may be open at once; one more is rejected. 64.</summary>
    public int RunsPerUser { get; set; } = 64;

    /// <summary>How many messages a client may send per second; more are answered with an <c>error</c> frame, at the third with 1008. 30.</summary>
    public int MessagesPerSecond { get; set; } = 30;

    /// <summary>How many messages a client may send at once, as <see cref="MessagesPerSecond"/>. 60.</summary>
    public int MessageBurst { get; set; } = 60;

    /// <summary>How long a drain may take in all; runs may go on until <see cref="SendTimeout"/> before its end. 25 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>The time over which drained clients are spread: each is told a random part of it to wait before it reconnects. 5 s.</summary>
    public TimeSpan ReconnectSpread { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Makes it an error to complete a run that has not sent all five events: such a run ends as failed, and
    /// <see cref="AgentRun.CompleteAsync"/> throws. For tests and staging. Off.
    /// </summary>
    public bool RequireAllFive { get; set; }

    /// <summary>
    /// Names whose values are replaced by <c>"[redacted]"</c> in <c>parameters</c> and <c>result</c> of the five events: a member
    /// whose name ends with one of them, whatever its case and separators (<c>"api_key"</c> is in <c>X-Api-Key</c>). Texts are
    /// searched for them too (<c>password=…</c>), and for what looks like a key, a bearer token or a JWT. Filled with the usual ones.
    /// </summary>
    public ICollection<string> SecretNames { get; } = [.. Netra.WebSockets.SecretNames.Default];

    /// <summary>
    /// Origins that may connect besides the one that serves the request: scheme, host and port, such as
    /// <c>"https://app.example.com"</c>. Another origin is refused with 403; a request without one is no browser's and passes.
    /// </summary>
    public ICollection<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// How payloads are written and read: snake_case by default. Put a source-generated context into
    /// <see cref="JsonSerializerOptions.TypeInfoResolverChain"/>; a type that no resolver knows is read by reflection only
    /// where <see cref="JsonSerializer.IsReflectionEnabledByDefault"/> permits it, so that trimmed and native programs stay whole.
    /// </summary>
    public JsonSerializerOptions SerializerOptions { get; } = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
