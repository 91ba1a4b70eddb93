using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>How the logs are kept in Redis. Validated on start: what cannot work fails the start of the process.</summary>
public sealed class RedisBackplaneOptions
{
    /// <summary>
    /// Where Redis is and how to connect: endpoints, TLS, user and password, cluster, sentinel, all by the client's own configuration.
    /// Two things of it are set by the library: a process starts while Redis is away (<see cref="ConfigurationOptions.AbortOnConnectFail"/>
    /// is off), and commands time out after <see cref="WebSocketManagerOptions.BackplaneTimeout"/>.
    /// </summary>
    public ConfigurationOptions Configuration { get; set; } = new();

    /// <summary>
    /// What all keys begin with: 1 to 32 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>. Applications that share a server have one each.
    /// <c>netra</c>.
    /// </summary>
    public string KeyPrefix { get; set; } = "netra";

    /// <summary>
    /// How many events are kept for one user at most, besides <see cref="WebSocketManagerOptions.ReplayBytesPerUser"/> and
    /// <see cref="WebSocketManagerOptions.ReplayWindow"/>. 10,000.
    /// </summary>
    public int EventsPerUser { get; set; } = 10_000;
}
