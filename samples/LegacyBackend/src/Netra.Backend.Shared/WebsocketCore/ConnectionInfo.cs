namespace Netra.Backend.WebsocketCore;

/// <summary>A connection as the newer directory knows it.</summary>
public sealed record ConnectionInfo(string ConnectionId, string UserId, string ThreadId, DateTimeOffset ConnectedAt)
{
    public bool IsStale(DateTimeOffset now) => now - ConnectedAt > TimeSpan.FromHours(1);
}
