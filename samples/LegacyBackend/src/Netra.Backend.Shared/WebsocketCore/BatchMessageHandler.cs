using System.Net.WebSockets;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

/// <summary>Collects events and sends them in batches; what is urgent goes at once.</summary>
public sealed class BatchMessageHandler(int size)
{
    private readonly List<SocketEvent> _batch = [];

    public static bool IsUrgent(string type) => type is "agent_started" or "agent_completed" or "agent_error";

    public async Task<int> AddAsync(WebSocket socket, SocketEvent message, CancellationToken ct)
    {
        if (IsUrgent(message.Type))
        {
            await FlushAsync(socket, ct);
            await socket.SendAsync(Utils.Frame(message.Type, message.Payload), WebSocketMessageType.Text, true, ct);
            return 1;
        }

        _batch.Add(message);
        return _batch.Count < size ? 0 : await FlushAsync(socket, ct);
    }

    public async Task<int> FlushAsync(WebSocket socket, CancellationToken ct)
    {
        var count = _batch.Count;
        if (count == 1)
            await socket.SendAsync(Utils.Frame(_batch[0].Type, _batch[0].Payload), WebSocketMessageType.Text, true, ct);
        else if (count > 1)
            await socket.SendAsync(Utils.Frame("batch", _batch.Select(message => message.Type)), WebSocketMessageType.Text, true, ct);
        _batch.Clear();
        return count;
    }

    /// <summary>The same by way of a manager.</summary>
    public async Task<DeliveryResult> SendAsync(UserExecutionContext userContext, CancellationToken ct)
    {
        var types = _batch.ConvertAll(message => message.Type);
        _batch.Clear();
        return await (await CreateWebSocketManager(userContext)).SendAsync("batch", types, ct);
    }
}
