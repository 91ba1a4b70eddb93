using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>
/// How notices travel. The client's own configuration decides: one that has no <c>SSUBSCRIBE</c> (<c>$SSUBSCRIBE=</c>) is for a proxy or a
/// server without sharded channels.
/// </summary>
internal enum PubSub
{
    /// <summary>Only within the shard that has the user's log.</summary>
    Sharded,

    /// <summary>To every server of a cluster.</summary>
    Plain,
}

/// <summary>What <see cref="PubSub"/> means to the client.</summary>
internal static class PubSubChannels
{
    public static PubSub Of(ConfigurationOptions configuration) =>
        configuration.CommandMap?.ToString().Split(',').Contains("$SSUBSCRIBE=") == true ? PubSub.Plain : PubSub.Sharded;

    public static RedisChannel Channel(this PubSub pubSub, string name) => pubSub == PubSub.Sharded ? RedisChannel.Sharded(name) : RedisChannel.Literal(name);
}
