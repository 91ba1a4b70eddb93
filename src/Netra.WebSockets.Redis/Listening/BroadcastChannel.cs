using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>The channel of what one process tells all of them: <c>process code</c>, with a space between.</summary>
internal sealed class BroadcastChannel(RedisConnection connection, PubSub pubSub, string name)
{
    private readonly RedisChannel _channel = pubSub.Channel(name);

    public async ValueTask PublishAsync(BackplaneBroadcast broadcast, CancellationToken ct)
    {
        var subscriber = (await connection.OpenAsync().WaitAsync(ct)).GetSubscriber();
        await subscriber.PublishAsync(_channel, $"{broadcast.Process} {broadcast.Code}").WaitAsync(ct);
    }

    public async ValueTask<IAsyncDisposable> ListenAsync(Action<BackplaneBroadcast> listener)
    {
        var subscriber = (await connection.OpenAsync()).GetSubscriber();
        var hear = (RedisChannel _, RedisValue message) =>
        {
            if (((string?)message)?.Split(' ') is [{ Length: > 0 } process, { Length: > 0 } code]) listener(new BackplaneBroadcast(process, code));
        };
        try
        {
            await subscriber.SubscribeAsync(_channel, hear);
        }
        catch
        {
            await subscriber.UnsubscribeAsync(_channel, hear, CommandFlags.FireAndForget);
            throw;
        }

        return new Subscription(subscriber, _channel, hear);
    }

    private sealed class Subscription(ISubscriber subscriber, RedisChannel channel, Action<RedisChannel, RedisValue> hear) : IAsyncDisposable
    {
        // The calls end here; that the server is told as well is not waited for.
        public async ValueTask DisposeAsync() => await subscriber.UnsubscribeAsync(channel, hear, CommandFlags.FireAndForget);
    }
}
