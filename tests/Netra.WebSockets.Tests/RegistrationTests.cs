using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Tests;

public sealed class RegistrationTests
{
    public static readonly TheoryData<string, Action<WebSocketManagerOptions>> Bad = new()
    {
        { "MaxMessageBytes", options => options.MaxMessageBytes = 0 },
        { "MaxEventBytes", options => options.MaxEventBytes = 100 },
        { "QueueFrames", options => options.QueueFrames = 0 },
        { "QueueBytes", options => options.QueueBytes = 10_000 },
        { "ReplayBytesPerUser", options => options.ReplayBytesPerUser = 10_000 },
        { "ReplayBytesPerUser", options => options.QueueBytes = options.ReplayBytesPerUser + 1 },
        { "PublisherWait", options => options.PublisherWait = TimeSpan.Zero },
        { "BackplaneTimeout", options => options.BackplaneTimeout = TimeSpan.Zero },
        { "RunLease", options => options.RunLease = TimeSpan.FromDays(100) },
        { "ReplayBytes", options => options.ReplayBytes = options.ReplayBytesPerUser - 1 },
        { "SecretNames", options => options.SecretNames.Add("--") },
        { "ConnectionsPerUser", options => options.ConnectionsPerUser = 0 },
        { "RunsPerUser", options => options.RunsPerUser = 0 },
        { "MessagesPerSecond", options => options.MessagesPerSecond = 0 },
        { "MessageBurst", options => options.MessageBurst = 0 },
        { "SendTimeout", options => options.SendTimeout = TimeSpan.Zero },
        { "KeepAliveInterval", options => options.KeepAliveInterval = TimeSpan.FromSeconds(-1) },
        { "KeepAliveTimeout", options => options.KeepAliveTimeout = Timeout.InfiniteTimeSpan },
        { "ReplayWindow", options => options.ReplayWindow = TimeSpan.FromDays(100) },
        { "DrainTimeout", options => options.DrainTimeout = TimeSpan.Zero },
        { "ReconnectSpread", options => options.ReconnectSpread = TimeSpan.FromSeconds(-1) },
        { "AllowedOrigins", options => options.AllowedOrigins.Add("https://app.example.com/path") },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task OptionOutOfRange_FailsTheStartAndIsNamed(string option, Action<WebSocketManagerOptions> configure)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => TestServer.StartAsync(configure));
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManagerInAScopeForNobody_SaysWhatToDo()
    {
        await using var process = new InProcess();
        await using var scope = process.Services.CreateAsyncScope();
        var error = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<WebSocketManager>());
        Assert.Contains("CreateContext", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddedTwice_IsRegisteredOnce()
    {
        var once = new ServiceCollection().AddNetraWebSockets();
        var twice = new ServiceCollection().AddNetraWebSockets().AddNetraWebSockets();
        Assert.Equal(Counts(once), Counts(twice));

        static IEnumerable<(Type, int)> Counts(IServiceCollection services) => services
            .Where(service => service.ServiceType.Namespace == "Netra.WebSockets" || service.ImplementationType?.Namespace == "Netra.WebSockets")
            .GroupBy(service => service.ServiceType).Select(group => (group.Key, group.Count()));
    }

    [Fact]
    public async Task Health_FollowsTheLifeOfTheHost()
    {
        await using var server = await TestServer.StartAsync(register: services => services.AddHealthChecks().AddNetraWebSockets());
        var health = server.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        await server.Host.DrainAsync();
        var report = await health.CheckHealthAsync();
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(0, report.Entries["netra_websockets"].Data["connections"]);
    }

    [Fact]
    public async Task HealthBeforeTheStart_IsNotHealthy()
    {
        await using var process = new InProcess(register: services => services.AddHealthChecks().AddNetraWebSockets(failureStatus: HealthStatus.Degraded));
        Assert.Equal(HealthStatus.Degraded, (await process.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
    }
}
