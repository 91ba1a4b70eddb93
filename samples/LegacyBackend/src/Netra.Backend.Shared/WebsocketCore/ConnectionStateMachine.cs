namespace Netra.Backend.WebsocketCore;

public enum ConnectionState
{
    Connecting,
    Authenticated,
    Ready,
    Closed,
}

/// <summary>The states of a connection, and which one may follow which.</summary>
public sealed class ConnectionStateMachine
{
    private static readonly Dictionary<string, ConnectionStateMachine> _stateMachineRegistry = new(StringComparer.Ordinal);

    public ConnectionState State { get; private set; }

    public static ConnectionStateMachine For(string connectionId)
    {
        lock (_stateMachineRegistry)
        {
            if (!_stateMachineRegistry.TryGetValue(connectionId, out var machine))
                _stateMachineRegistry.Add(connectionId, machine = new ConnectionStateMachine());
            return machine;
        }
    }

    public bool MoveTo(ConnectionState next)
    {
        if (State == ConnectionState.Closed || (next != ConnectionState.Closed && next != State + 1))
            return false;

        State = next;
        return true;
    }
}
