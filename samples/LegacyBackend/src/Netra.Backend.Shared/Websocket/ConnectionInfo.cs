namespace Netra.Backend.Websocket;

/// <summary>A connection as the older directory knows it: without a thread.</summary>
public sealed record ConnectionInfo(string ConnectionId, string UserId, DateTimeOffset ConnectedAt)
{
    public WebsocketCore.ConnectionInfo InThread(string threadId) => new(ConnectionId, UserId, threadId, ConnectedAt);
}
