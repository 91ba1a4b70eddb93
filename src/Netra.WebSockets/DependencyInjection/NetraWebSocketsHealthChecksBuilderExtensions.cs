using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.WebSockets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of Netra.WebSockets.</summary>
public static class NetraWebSocketsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that is healthy while connections are accepted, so neither before the process has started nor while it drains. Its
    /// data: <c>connections</c>, <c>users</c>.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What it reports otherwise; <see cref="HealthStatus.Unhealthy"/> by default.</param>
    /// <param name="tags">The check's tags.</param>
    public static IHealthChecksBuilder AddNetraWebSockets(this IHealthChecksBuilder builder, string name = "netra_websockets",
        HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, static provider => new WebSocketHostHealthCheck(provider.GetRequiredService<WebSocketHost>()), failureStatus, tags));
    }
}
