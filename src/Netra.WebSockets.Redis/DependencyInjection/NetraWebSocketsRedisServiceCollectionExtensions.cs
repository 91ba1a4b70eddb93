using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.WebSockets;
using Netra.WebSockets.Redis;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the Redis backplane.</summary>
public static class NetraWebSocketsRedisServiceCollectionExtensions
{
    /// <summary>How soon the client tries to reconnect, where its configuration is given as text: 250 ms at first, then up to 2 s.</summary>
    private static ExponentialRetry SoonAgain => new(250, 2_000);

    /// <summary>Keeps the users' logs in Redis, so that several processes serve the same users. Call it behind <c>AddNetraWebSockets</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The client's configuration string, such as <c>localhost:6379</c> or
    /// <c>r1:6379,r2:6379,ssl=true,user=app,password=…</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="configuration"/> cannot be read.</exception>
    public static IServiceCollection AddRedisBackplane(this IServiceCollection services, string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        var parsed = ConfigurationOptions.Parse(configuration);
        parsed.ReconnectRetryPolicy = SoonAgain;
        return services.AddRedisBackplane(options => options.Configuration = parsed);
    }

    /// <summary>Keeps the users' logs in Redis, so that several processes serve the same users. Call it behind <c>AddNetraWebSockets</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least the endpoints of <see cref="RedisBackplaneOptions.Configuration"/>; the options are validated
    /// when the process starts.</param>
    public static IServiceCollection AddRedisBackplane(this IServiceCollection services, Action<RedisBackplaneOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<RedisBackplaneOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisBackplaneOptions>, RedisBackplaneOptionsValidator>());
        services.TryAddSingleton<RedisBackplane>();
        return services.Replace(ServiceDescriptor.Singleton<IWebSocketBackplane>(static provider => provider.GetRequiredService<RedisBackplane>()));
    }
}
