using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Keeps the last messages of a socket and sends them again.</summary>
public sealed class MessageBuffer(int capacity)
{
    private readonly LinkedList<SocketEvent> _kept = new();

    public void Keep(SocketEvent message)
    {
        _kept.AddLast(message);
        while (_kept.Count > capacity)
            _kept.Remove(FirstToGo());
    }

    public async Task<int> ResendAsync(WebSocket socket, CancellationToken ct)
    {
        await socket.SendAsync(Utils.Frame("resend_started", new { _kept.Count }), WebSocketMessageType.Text, true, ct);
        foreach (var message in _kept)
            await socket.SendAsync(Utils.Frame(message.Type, message.Payload), WebSocketMessageType.Text, true, ct);
        await socket.SendAsync(Utils.Frame("resend_done"), WebSocketMessageType.Text, true, ct);
        return _kept.Count;
    }

    // Thoughts first: nobody misses them.
    private LinkedListNode<SocketEvent> FirstToGo()
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Type is "agent_thinking")
                return node;
        }

        return _kept.First!;
    }

    public static int Priority(string type) => type switch
    {
        "agent_started" or "agent_completed" => 0,
        "tool_executing" or "tool_completed" => 1,
        "agent_thinking" => 2,
        _ => 3,
    };
}
