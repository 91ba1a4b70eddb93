using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.WebSockets.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of the Redis backplane.</summary>
public static class NetraWebSocketsRedisHealthChecksBuilderExtensions
{
    /// <summary>Adds a check that is healthy while Redis answers a ping. Its data: <c>ping_ms</c>.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What it reports otherwise; <see cref="HealthStatus.Unhealthy"/> by default.</param>
    /// <param name="tags">The check's tags.</param>
    public static IHealthChecksBuilder AddNetraWebSocketsRedis(this IHealthChecksBuilder builder, string name = "netra_websockets_redis",
        HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name, static provider => new RedisHealthCheck(provider.GetRequiredService<RedisBackplane>()),
            failureStatus, tags));
    }
}
