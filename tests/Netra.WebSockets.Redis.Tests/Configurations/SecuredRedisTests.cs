using Netra.WebSockets.Conformance;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>TLS with certificates on both sides, and a user with the rights of the README: the suite passes unchanged.</summary>
[NeedsRedis]
public sealed class SecuredConformanceTests(SecuredConformanceTests.Fixture fixture) : BackplaneConformance, IClassFixture<SecuredConformanceTests.Fixture>
{
    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(Backplanes.Open(fixture.Redis.Configuration()));

    /// <summary>One server for all of them.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal SecuredRedis Redis { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (RedisServer.Command is not null || RedisServer.IsRequired) Redis = await SecuredRedis.StartAsync();
        }

        public async Task DisposeAsync()
        {
            if (Redis is not null) await Redis.DisposeAsync();
        }
    }
}

/// <summary>What a secured server refuses.</summary>
[NeedsRedis]
public sealed class SecuredRedisTests
{
    [Fact]
    public async Task ServerOfAnUnknownAuthority_IsNotTalkedTo()
    {
        await using var redis = await SecuredRedis.StartAsync();
        await RefusedAsync(redis.Configuration(trusts: false));
    }

    [Fact]
    public async Task WrongPassword_IsRefused()
    {
        await using var redis = await SecuredRedis.StartAsync();
        await RefusedAsync(redis.Configuration(password: "another"));
    }

    [Theory]
    [InlineData("info")]
    [InlineData("xadd")]
    [InlineData("spublish")]
    public async Task UserWithoutARightOfTheScripts_IsRefused(string right)
    {
        await using var redis = await SecuredRedis.StartAsync(right);
        await using var backplane = Backplanes.Open(redis.Configuration());
        var error = await Assert.ThrowsAsync<RedisServerException>(() => backplane.AppendAsync(Backplanes.NewUser()));
        Assert.Contains("can't run this command", error.Message, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(ConfigurationOptions configuration)
    {
        await using var backplane = Backplanes.Open(configuration, limits => limits.BackplaneTimeout = TimeSpan.FromSeconds(2));
        var error = await Record.ExceptionAsync(() => backplane.AppendAsync(Backplanes.NewUser()));
        Assert.True(error is RedisException or TimeoutException, $"{error}");
        Assert.False(backplane.IsConnected);
    }
}
