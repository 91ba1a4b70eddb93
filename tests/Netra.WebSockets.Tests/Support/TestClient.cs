using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Netra.WebSockets.Tests;

/// <summary>A browser tab.</summary>
internal sealed class TestClient : IDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[16 * 1024];

    private TestClient(ClientWebSocket socket) => _socket = socket;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>The last event received, at first the place before the first one that comes; a reconnect resumes behind it.</summary>
    public (string Epoch, long Seq)? Cursor { get; private set; }

    /// <summary>Connects and receives <c>connection_established</c>.</summary>
    public static async Task<(TestClient Client, Frame Established)> ConnectAsync(TestServer server, string user = "ann", (string Epoch, long Seq)? cursor = null)
    {
        var client = await OpenAsync(server, user, cursor);
        return (client, await client.NextAsync());
    }

    /// <summary>Connects and receives nothing.</summary>
    public static Task<TestClient> OpenAsync(TestServer server, string user = "ann", (string Epoch, long Seq)? cursor = null) => OpenAsync(server.Address, user, cursor);

    /// <summary>As the other, at an address such as a proxy's.</summary>
    public static async Task<TestClient> OpenAsync(Uri server, string user = "ann", (string Epoch, long Seq)? cursor = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-User", user);
        var address = cursor is { } from ? new Uri($"{server}?epoch={from.Epoch}&last_seq={from.Seq}") : server;
        await socket.ConnectAsync(address, CancellationToken.None).Within();
        return new TestClient(socket) { Cursor = cursor };
    }

    /// <summary>Tries to connect, and returns the status that refused it.</summary>
    public static async Task<(HttpStatusCode Status, IReadOnlyDictionary<string, IEnumerable<string>> Headers)> RefusedAsync(
        TestServer server, string? user = "ann", string query = "", string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (user is not null) socket.Options.SetRequestHeader("X-User", user);
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(server.Address + query), CancellationToken.None).Within());
        return (socket.HttpStatusCode, socket.HttpResponseHeaders!);
    }

    /// <summary>The next frame; fails if the server closes instead.</summary>
    public async Task<Frame> NextAsync()
    {
        var frame = await NextOrNullAsync();
        return frame ?? throw new InvalidOperationException($"Closed with {CloseStatus}: {CloseReason}");
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
            else if (frame.Type == "connection_established") Cursor ??= Start(frame.Payload);
            return frame;
        }
    }

    /// <summary>All frames until the connection ends, in whatever way.</summary>
    public async Task<List<Frame>> UntilLostAsync()
    {
        var frames = new List<Frame>();
        try
        {
            while (await NextOrNullAsync() is { } frame) frames.Add(frame);
        }
        catch (Exception error) when (error is WebSocketException or IOException)
        {
            // Lost.
        }

        return frames;
    }

    public async Task<List<Frame>> NextAsync(int count)
    {
        var frames = new List<Frame>();
        while (frames.Count < count) frames.Add(await NextAsync());
        return frames;
    }

    /// <summary>All frames until the server closes; answers the close.</summary>
    public async Task<List<Frame>> RestAsync()
    {
        var frames = new List<Frame>();
        while (await NextOrNullAsync() is { } frame) frames.Add(frame);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).Within();
        return frames;
    }

    private static (string Epoch, long Seq) Start(JsonElement established)
    {
        var replay = established.GetProperty("replay");
        var seq = replay.ValueKind == JsonValueKind.Null ? established.GetProperty("seq").GetInt64() : replay.GetProperty("from").GetInt64() - 1;
        return (established.GetProperty("epoch").GetString()!, seq);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) => _socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None).Within();

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).Within();

    /// <summary>Loses the connection without a word.</summary>
    public void Drop() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
