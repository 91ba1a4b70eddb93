using Netra.WebSockets.Conformance;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>The suite, with two connections to one server as its two processes.</summary>
[NeedsRedis]
public sealed class RedisConformanceTests(RedisFixture redis) : BackplaneConformance, IClassFixture<RedisFixture>
{
    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(Backplanes.Open(redis.Server.EndPoint));
}
