using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Netra.WebSockets;

namespace Netra.ChatServer.Tests;

/// <summary>One socket of a user.</summary>
internal sealed class Tab : IDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[16 * 1024];

    private Tab(ClientWebSocket socket) => _socket = socket;

    /// <summary>The last event received, at first the place before the first one that comes.</summary>
    public (string Epoch, long Seq) Cursor { get; private set; }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static async Task<Tab> OpenedAsync(ClientWebSocket socket, (string Epoch, long Seq)? cursor)
    {
        var tab = new Tab(socket);
        var established = (await tab.NextAsync()).Payload;
        var replay = established.GetProperty("replay");
        var start = replay.ValueKind == JsonValueKind.Null ? established.GetProperty("seq").GetInt64() : replay.GetProperty("from").GetInt64() - 1;
        tab.Cursor = cursor ?? (established.GetProperty("epoch").GetString()!, start);
        return tab;
    }

    public Task AskAsync(string text) => SendAsync(JsonSerializer.Serialize(new { type = "ask", payload = new { id = "q", text } }));

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Within();

    public async Task<Frame> NextAsync()
    {
        var frame = await NextOrNullAsync();
        return frame ?? throw new InvalidOperationException($"Closed with {CloseStatus}.");
    }

    /// <summary>The next frame, or null once the server has closed.</summary>
    public async Task<Frame?> NextOrNullAsync()
    {
        using var message = new MemoryStream();
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None).Within();
            if (received.MessageType == WebSocketMessageType.Close) return null;
            message.Write(_buffer.AsSpan(0, received.Count));
            if (!received.EndOfMessage) continue;

            var frame = new Frame(Encoding.UTF8.GetString(message.ToArray()));
            if (frame.IsEvent) Cursor = (frame.Epoch, frame.Seq);
            return frame;
        }
    }

    /// <summary>All frames up to the end of the next run.</summary>
    public async Task<List<Frame>> UntilCompletedAsync()
    {
        var frames = new List<Frame>();
        do frames.Add(await NextAsync());
        while (frames[^1].Type != AgentEvents.AgentCompleted);
        return frames;
    }

    /// <summary>Loses the connection without a word.</summary>
    public void Drop() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
