using Netra.WebSockets.Conformance;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>A server without sharded channels, as a proxy or a managed service may be: the client's configuration says so, and the suite passes unchanged.</summary>
[NeedsRedis]
public sealed class PlainPubSubTests(PlainPubSubTests.Fixture fixture) : BackplaneConformance, IClassFixture<PlainPubSubTests.Fixture>
{
    private string Configuration => $"{fixture.Server.EndPoint},$SSUBSCRIBE=,$SUNSUBSCRIBE=,$SPUBLISH=";

    [Fact]
    public async Task ShardedChannels_AreRefusedByTheServer_AndNotUsed()
    {
        await using var sharded = Backplanes.Open(fixture.Server.EndPoint);
        await Assert.ThrowsAnyAsync<RedisException>(() => sharded.AppendAsync(Backplanes.NewUser()));
        await using var plain = Backplanes.Open(Configuration);
        Assert.Equal(BackplaneAppendOutcome.Appended, (await plain.AppendAsync(Backplanes.NewUser())).Outcome);
    }

    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(Backplanes.Open(Configuration));

    /// <summary>One server for all of them, without the three commands.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal RedisServer Server { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (RedisServer.Command is null && !RedisServer.IsRequired) return;
            Server = await RedisServer.StartAsync("--rename-command", "SSUBSCRIBE", "", "--rename-command", "SUNSUBSCRIBE", "", "--rename-command", "SPUBLISH", "");
        }

        public async Task DisposeAsync()
        {
            if (Server is not null) await Server.DisposeAsync();
        }
    }
}
