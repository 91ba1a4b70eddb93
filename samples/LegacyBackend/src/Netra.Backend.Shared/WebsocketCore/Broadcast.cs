using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

/// <summary>Sends one message to the members of a room, each by a <see cref="UnifiedWebSocketManager"/> of its own.</summary>
public sealed class Broadcast
{
    private readonly Dictionary<string, List<UnifiedWebSocketManager>> _rooms = new(StringComparer.Ordinal);

    public async Task EnterAsync(string room, UserExecutionContext context)
    {
        var member = await CreateWebSocketManager(context);
        if (!_rooms.TryGetValue(room, out var members))
            _rooms.Add(room, members = []);
        members.Add(member);
    }

    public async Task<int> SendAsync(string room, string type, string text)
    {
        var reached = 0;
        foreach (WebSocketManager member in _rooms.GetValueOrDefault(room, []))
        {
            if (await member.SendAsync(type, text) != DeliveryResult.Rejected)
                reached++;
        }

        return reached;
    }

    /// <summary>Events of a run are one user's and never go to a room.</summary>
    public static bool MayBroadcast(string type) =>
        type is not ("agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed");
}
