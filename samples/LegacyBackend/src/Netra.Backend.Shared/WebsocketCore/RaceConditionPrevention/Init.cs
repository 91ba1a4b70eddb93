namespace Netra.Backend.WebsocketCore.RaceConditionPrevention;

/// <summary>The guard that the three others make together.</summary>
public sealed class HandshakeGuard(TimeProvider time)
{
    private readonly RaceConditionDetector _detector = new();
    private readonly HandshakeCoordinator _coordinator = new(time);

    public RaceConditionDetector Detector => _detector;

    /// <summary>Lets a message pass only after its connection's handshake; another one is noted.</summary>
    public bool Pass(string connectionId)
    {
        if (_coordinator.StateOf(connectionId) == HandshakeState.Complete)
            return true;

        _detector.Note(new RaceCondition(connectionId, "message before handshake"));
        return false;
    }

    public bool Shake(string connectionId) => _coordinator.Begin(connectionId) && _coordinator.Complete(connectionId);
}
