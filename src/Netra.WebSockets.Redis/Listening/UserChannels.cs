using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>
/// The channels that this process listens to, one per user, on the server that has the user's log (sharded pub/sub). A notice may be lost with
/// a connection: after each reconnect every listener is told so, and reads.
/// </summary>
internal sealed class UserChannels(RedisConnection connection, PubSub pubSub, RedisMeter meter, ILogger log)
{
    /// <summary>How many listeners are told at once that they have to read; then the server's answers are waited for.</summary>
    private const int ReadersAtOnce = 256;

    private readonly ConcurrentDictionary<string, UserChannel> _channels = new();

    public int Count => _channels.Count;

    public async ValueTask<IAsyncDisposable> ListenAsync(string root, Action<BackplaneNotice> listener)
    {
        while (true)
        {
            var channel = _channels.GetOrAdd(root, static (name, owner) => new UserChannel(owner, name), this);
            if (await channel.TryListenAsync(listener) is { } subscription) return subscription;
            Remove(root, channel);
        }
    }

    /// <summary>Tells every listener that notices may be missing, so many at a time that the server keeps up with their reads.</summary>
    public async Task TellLostAsync()
    {
        var told = 0;
        foreach (var (_, channel) in _channels)
        {
            channel.Tell(BackplaneNotice.LostFromHere);
            if (++told % ReadersAtOnce == 0) await connection.AnswersAsync();
        }
    }

    public async Task SubscribeAsync(string root, Action<RedisChannel, RedisValue> hear)
    {
        var subscriber = (await connection.OpenAsync()).GetSubscriber();
        try
        {
            await subscriber.SubscribeAsync(ChannelOf(root), hear);
        }
        catch
        {
            // The client would subscribe all the same once it has a connection, and the next attempt would be a second handler.
            await subscriber.UnsubscribeAsync(ChannelOf(root), hear, CommandFlags.FireAndForget);
            throw;
        }

        meter.Subscribed(1);
    }

    public async Task LeaveAsync(string root, Action<RedisChannel, RedisValue> hear)
    {
        meter.Subscribed(-1);
        await (await connection.OpenAsync()).GetSubscriber().UnsubscribeAsync(ChannelOf(root), hear);
    }

    public void Remove(string root, UserChannel channel) => _channels.TryRemove(new KeyValuePair<string, UserChannel>(root, channel));

    public void ReportLeft(Exception error) => Log.UnsubscribeFailed(log, error);

    /// <inheritdoc cref="Notice.TryRead"/>
    public bool TryRead(RedisValue message, ref string? epoch, out BackplaneNotice notice)
    {
        meter.Noticed();
        if (Notice.TryRead(message, ref epoch, out notice)) return true;
        Log.BadNotice(log);
        return false;
    }

    private RedisChannel ChannelOf(string root) => pubSub.Channel(root);
}
