using Netra.WebSockets.Conformance;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>TLS with certificates on both sides, and a user with the rights of the README: the suite passes unchanged.</summary>
[NeedsRedis]
public sealed class SecuredConformanceTests(SecuredConformanceTests.Fixture fixture) : BackplaneConformance, IClassFixture<SecuredConformanceTests.Fixture>
{
    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(Backplanes.Open("", configure: options => options.Configuration = fixture.Redis.Configuration()));

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
    [InlineData("evalsha")]
    public async Task UserWithoutARight_IsRefused_AndTheRightIsNamed(string right)
    {
        await using var redis = await SecuredRedis.StartAsync(right);
        await using var backplane = Backplanes.Open("", configure: options => options.Configuration = redis.Configuration());
        var error = await Assert.ThrowsAnyAsync<RedisException>(() => backplane.AppendAsync(Backplanes.NewUser()));
        Assert.Contains(right, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task RefusedAsync(ConfigurationOptions configuration)
    {
        await using var backplane = Backplanes.Open("", limits => limits.BackplaneTimeout = TimeSpan.FromSeconds(2), options => options.Configuration = configuration);
        var error = await Record.ExceptionAsync(() => backplane.AppendAsync(Backplanes.NewUser()));
        Assert.True(error is RedisException or TimeoutException, $"{error}");
        Assert.False(backplane.IsConnected);
    }
}
