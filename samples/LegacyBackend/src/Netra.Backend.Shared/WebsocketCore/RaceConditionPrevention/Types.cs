namespace Netra.Backend.WebsocketCore.RaceConditionPrevention;

public enum HandshakeState
{
    None,
    Begun,
    Complete,
}

public sealed record RaceCondition(string ConnectionId, string Kind);
