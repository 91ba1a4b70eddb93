using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Netra.WebSockets;

/// <summary>Healthy while connections are accepted.</summary>
internal sealed class WebSocketHostHealthCheck(WebSocketHost host) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct = default)
    {
        var data = new Dictionary<string, object> { ["connections"] = host.ConnectionCount, ["users"] = host.UserCount };
        var result = host.Phase switch
        {
            HostPhase.Running => HealthCheckResult.Healthy("Accepting connections.", data),
            HostPhase.Starting => new HealthCheckResult(context.Registration.FailureStatus, "Not started.", data: data),
            _ => new HealthCheckResult(context.Registration.FailureStatus, "Draining.", data: data),
        };
        return Task.FromResult(result);
    }
}
