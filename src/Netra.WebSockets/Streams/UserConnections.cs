using System.Diagnostics;

namespace Netra.WebSockets;

/// <summary>The open connections of one user in this process. Called under the lock of the user's stream.</summary>
internal sealed class UserConnections(WebSocketHost host, Lock gate)
{
    private readonly List<ClientConnection> _open = [];

    public int Count => _open.Count;

    public ConnectionId[] Ids() => [.. _open.Select(connection => connection.Id)];

    public ClientConnection? Find(ConnectionId id) => _open.Find(connection => connection.Id == id);

    public void Add(ClientConnection connection)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        _open.Add(connection);
        host.Connections.Enter();
        if (_open.Count == 1) host.Users.Enter();
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(ClientConnection connection)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        if (!_open.Remove(connection)) return false;
        host.Connections.Exit();
        if (_open.Count == 0) host.Users.Exit();
        return true;
    }

    /// <summary>Has every connection look for new events.</summary>
    public void Wake()
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        foreach (var connection in _open) connection.Wake();
    }

    /// <summary>Puts a control frame into every queue.</summary>
    /// <returns>How many took it.</returns>
    public int Tell(in OutgoingFrame frame)
    {
        var taken = 0;
        foreach (var connection in _open)
        {
            if (connection.TryEnqueue(frame)) taken++;
        }

        return taken;
    }

    /// <summary>The last sequence that all of them have taken. A connection whose replay is not known yet has taken none.</summary>
    public long TakenByAll()
    {
        var least = long.MaxValue;
        foreach (var connection in _open) least = Math.Min(least, connection.Cursor?.Sequence ?? 0);
        return least;
    }

    /// <summary>The connections that still need an event up to this sequence.</summary>
    public IEnumerable<ClientConnection> Behind(BackplanePosition position) => _open.Where(connection =>
        connection is { Closing: null, Cursor: { } cursor } && cursor.Epoch == position.Epoch && cursor.Sequence < position.Sequence);

    /// <summary>Closes a connection that counts no longer. What it has not taken yet goes with it, where the close sends that first.</summary>
    public void Close(ClientConnection connection, CloseRequest request, EventTail tail, OutgoingFrame? last = null)
    {
        if (request.Flush && connection.Cursor is { } cursor && cursor.Epoch == tail.Head?.Epoch)
        {
            for (var next = cursor.Sequence + 1; tail.TryHold(next, out var frame); next++)
            {
                connection.Keep(frame);
                frame.Buffer?.Release();
            }
        }

        if (last is { } farewell && connection.Closing is null) connection.Keep(farewell);
        connection.RequestClose(request);
        Remove(connection);
    }

    /// <summary>Closes the connections of other epochs. One whose replay is not known yet belongs to the new one.</summary>
    public void CloseFormer(string epoch, CloseRequest request, EventTail tail)
    {
        foreach (var connection in _open.Where(connection => connection.Cursor is { } cursor && cursor.Epoch != epoch).ToArray())
        {
            Close(connection, request, tail);
        }
    }

    /// <returns>How many.</returns>
    public int CloseAll(CloseRequest request, EventTail tail, Func<OutgoingFrame>? last = null)
    {
        var count = _open.Count;
        while (_open.Count > 0) Close(_open[^1], request, tail, last?.Invoke());
        return count;
    }
}
