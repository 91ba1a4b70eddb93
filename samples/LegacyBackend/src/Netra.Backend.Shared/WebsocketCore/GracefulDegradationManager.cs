using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

public enum DegradationLevel
{
    None,
    Limited,
    Emergency,
}

/// <summary>Says less when the services behind it are down, and tells the user.</summary>
public sealed class GracefulDegradationManager
{
    private static GracefulDegradationManager? _degradationManager;

    public static GracefulDegradationManager Instance => _degradationManager ??= new GracefulDegradationManager();

    public static DegradationLevel Level(int servicesDown) => servicesDown switch { 0 => DegradationLevel.None, < 3 => DegradationLevel.Limited, _ => DegradationLevel.Emergency };

    public async Task<DeliveryResult> AnnounceAsync(UserExecutionContext user_context, int servicesDown)
    {
        var fallback = await CreateWebSocketManager(user_context);
        return await fallback.SendAsync("degradation", Level(servicesDown).ToString());
    }

    /// <summary>In an emergency only beginning and end of a run are sent.</summary>
    public static bool MaySend(string type, DegradationLevel level) => level switch
    {
        DegradationLevel.None => true,
        DegradationLevel.Limited => type is "agent_started" or "tool_executing" or "tool_completed" or "agent_completed" or "agent_error",
        _ => type is "agent_started" or "agent_completed" or "agent_error",
    };
}
