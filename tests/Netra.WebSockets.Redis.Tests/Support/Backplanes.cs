using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>The backplane as a process has it, without the process.</summary>
internal static class Backplanes
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private static long _appends;

    public static RedisBackplane Open(string configuration, Action<WebSocketManagerOptions>? limits = null, Action<RedisBackplaneOptions>? configure = null) =>
        Open(ConfigurationOptions.Parse(configuration), limits, configure);

    public static RedisBackplane Open(ConfigurationOptions configuration, Action<WebSocketManagerOptions>? limits = null, Action<RedisBackplaneOptions>? configure = null)
    {
        var options = new RedisBackplaneOptions { Configuration = configuration };
        options.Configuration.ReconnectRetryPolicy = new LinearRetry(100);
        configure?.Invoke(options);
        var managed = new WebSocketManagerOptions();
        limits?.Invoke(managed);
        return new RedisBackplane(Options.Create(options), Options.Create(managed), Meters, NullLogger<RedisBackplane>.Instance);
    }

    public static UserId NewUser() => new($"user-{Guid.NewGuid():N}");

    public static BackplaneAppend EventOf(UserId user, string text = "x", BackplaneRunStep step = BackplaneRunStep.None, BackplaneRun? run = null) => new(
        user, new BackplaneEventId($"test-{Interlocked.Increment(ref _appends)}", 1), Encoding.UTF8.GetBytes($$"""{"type":"test","v":1,"user_id":"{{user.Value}}","payload":"{{text}}"}"""), step, run);

    public static async Task<BackplaneAppendResult> AppendAsync(this IWebSocketBackplane backplane, UserId user, string text = "x", BackplaneRunStep step = BackplaneRunStep.None, BackplaneRun? run = null) =>
        await backplane.AppendAsync(EventOf(user, text, step, run), default);

    public static async Task<BackplaneSlice> ReadAllAsync(this IWebSocketBackplane backplane, UserId user, BackplanePosition? after = null) =>
        await backplane.ReadAsync(user, after, int.MaxValue, default);
}
