using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>Healthy while Redis answers.</summary>
internal sealed class RedisHealthCheck(RedisBackplane backplane) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct = default)
    {
        try
        {
            var time = await backplane.PingAsync().WaitAsync(ct);
            return HealthCheckResult.Healthy("Redis answers.", new Dictionary<string, object> { ["ping_ms"] = time.TotalMilliseconds });
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Redis does not answer.", error);
        }
    }
}
