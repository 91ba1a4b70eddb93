using Netra.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Which of the services behind the socket are there.</summary>
public sealed class ServiceReadinessValidator(IServiceProvider services)
{
    public IReadOnlyList<string> Missing(params Type[] required) => [.. required.Where(type => services.GetService(type) is null).Select(type => type.Name)];

    /// <summary>A manager can be made: that is all it asks.</summary>
    public bool CanMakeManagers() => new UnifiedWebSocketManager().IsKnown(services.GetService(typeof(WebSocketHost)));
}

internal static class Readiness
{
    public static bool IsKnown(this object manager, object? host) => manager is not null && host is not null;
}
