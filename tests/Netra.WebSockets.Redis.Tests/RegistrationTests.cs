using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>How the backplane gets into an application.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Backplane_ReplacesTheOneInMemory()
    {
        await using var services = new ServiceCollection().AddNetraWebSockets().AddRedisBackplane("localhost:1").BuildServiceProvider();
        Assert.Same(services.GetRequiredService<RedisBackplane>(), Assert.Single(services.GetServices<IWebSocketBackplane>()));
    }

    [Fact]
    public void ConfigurationThatCannotBeRead_IsRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddNetraWebSockets().AddRedisBackplane("localhost:6379,nonsense=1"));

    [Fact]
    public async Task OptionsThatCannotWork_FailTheStart_AndAreAllNamed()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddNetraWebSockets().AddRedisBackplane(options => (options.KeyPrefix, options.EventsPerUser) = ("a{b", 0));
        using var host = builder.Build();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(3, error.Failures.Count());
        Assert.All([nameof(RedisBackplaneOptions.Configuration), nameof(RedisBackplaneOptions.KeyPrefix), nameof(RedisBackplaneOptions.EventsPerUser)], name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RedisThatIsAway_IsUnhealthy_AndTheProcessStarts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services
            .AddNetraWebSockets(options => options.BackplaneTimeout = TimeSpan.FromMilliseconds(200))
            .AddRedisBackplane(options => options.Configuration = ConfigurationOptions.Parse($"127.0.0.1:{RedisServer.FreePort()},connectTimeout=200,connectRetry=1"));
        builder.Services.AddHealthChecks().AddNetraWebSocketsRedis();
        using var host = builder.Build();
        await host.StartAsync();
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        await host.StopAsync();
    }

    [Fact]
    public void UsersWithSimilarIds_HaveKeysOfTheirOwn()
    {
        var keys = new UserKeys("netra");
        string[] ids = ["ann", "Ann", "ann ", "ann:log", "{ann}", "e\u0301", "\u00e9", new string('x', 128), new string('漢', 128)];
        var roots = ids.Select(id => keys.RootOf(new UserId(id))).ToArray();
        Assert.Equal(ids.Length, roots.Distinct().Count());
        Assert.All(roots, root => Assert.Matches(@"^\{netra:\d{1,4}\}:[-_A-Za-z0-9]{32}$", root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("epoch")]
    [InlineData("epoch 1")]
    [InlineData(" 1 {}")]
    [InlineData("epoch x {}")]
    [InlineData("epoch -1 {}")]
    [InlineData("epoch 99999999999999999999 {}")]
    public void MessageOfAnotherForm_IsNoNotice(string message)
    {
        string? epoch = null;
        Assert.False(Notice.TryRead(System.Text.Encoding.UTF8.GetBytes(message), ref epoch, out _));
    }

    [Fact]
    public void Notice_IsRead()
    {
        string? epoch = null;
        Assert.True(Notice.TryRead("e-1 42 {\"a\":\" \"}"u8.ToArray(), ref epoch, out var notice));
        Assert.Equal(new BackplanePosition("e-1", 42), notice.Entry.Position);
        Assert.Equal("{\"a\":\" \"}"u8, notice.Entry.Event.Span);
        Assert.True(Notice.TryRead("e-1 0 "u8.ToArray(), ref epoch, out notice));
        Assert.True(notice.Entry.Event.IsEmpty);
        // The epoch that is remembered from one notice to the next is not taken for another one.
        foreach (var other in new[] { "e-2", "e-12", "e" })
        {
            Assert.True(Notice.TryRead(System.Text.Encoding.UTF8.GetBytes($"{other} 1 "), ref epoch, out notice));
            Assert.Equal((other, other), (notice.Entry.Position.Epoch, epoch));
        }
    }
}
