namespace Netra.Backend.WebsocketCore.RaceConditionPrevention;

/// <summary>Accept, then authenticate, then speak.</summary>
public sealed class HandshakeCoordinator(TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (HandshakeState State, DateTimeOffset Since)> _shakes = new(StringComparer.Ordinal);

    public HandshakeState StateOf(string connectionId) => _shakes.GetValueOrDefault(connectionId).State;

    public bool Begin(string connectionId) => _shakes.TryAdd(connectionId, (HandshakeState.Begun, time.GetUtcNow()));

    public bool Complete(string connectionId)
    {
        if (!_shakes.TryGetValue(connectionId, out var shake) || shake.State != HandshakeState.Begun || time.GetUtcNow() - shake.Since > s_patience)
            return false;

        _shakes[connectionId] = (HandshakeState.Complete, time.GetUtcNow());
        return true;
    }
}
