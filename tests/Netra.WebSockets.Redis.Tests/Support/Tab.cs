using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>
/// A tab as a browser has it: it connects to one node or another, resumes with its cursor whenever the connection ends, and checks its
/// whole history, frame by frame.
/// </summary>
internal sealed class Tab : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Func<IReadOnlyList<Uri>> _nodes;
    private readonly TabHistory _history;
    private readonly CancellationTokenSource _closing = new();
    private readonly List<string> _notices = [];
    private readonly List<(HttpStatusCode Status, bool RetryAfter)> _refusals = [];
    private readonly List<(int Status, string Reason)> _closes = [];
    private readonly Task _living;
    private ClientWebSocket? _socket;
    private int _node;

    /// <param name="user">Whose tab.</param>
    /// <param name="nodes">Where it may connect; after each connection it goes to the next.</param>
    /// <param name="first">Where it begins.</param>
    public Tab(string user, Func<IReadOnlyList<Uri>> nodes, int first)
    {
        User = user;
        _nodes = nodes;
        _node = first;
        _history = new TabHistory(user);
        _living = LiveAsync();
    }

    public string User { get; }

    public int Connections { get; private set; }

    /// <summary>Looks at the history while nothing is added to it.</summary>
    public T Look<T>(Func<TabHistory, T> look)
    {
        lock (_gate) return look(_history);
    }

    public string[] Notices
    {
        get { lock (_gate) return [.. _notices]; }
    }

    public (HttpStatusCode Status, bool RetryAfter)[] Refusals
    {
        get { lock (_gate) return [.. _refusals]; }
    }

    public (int Status, string Reason)[] Closes
    {
        get { lock (_gate) return [.. _closes]; }
    }

    /// <summary>Whether it has everything that there was when its connection began.</summary>
    public bool IsLive => Look(history => history.IsAtHead) && _socket is { State: WebSocketState.Open };

    /// <summary>Loses the connection without a word, and goes to the next node.</summary>
    public void Hop() => _socket?.Abort();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket?.Abort();
        await _living;
        _closing.Dispose();
    }

    private async Task LiveAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            var nodes = _nodes();
            if (nodes.Count == 0)
            {
                // A client waits before it connects again.
                await Task.Delay(Pause);
                continue;
            }

            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("X-User", User);
            socket.Options.CollectHttpResponseDetails = true;
            try
            {
                var cursor = Look(history => history.Cursor);
                var address = nodes[_node++ % nodes.Count];
                await socket.ConnectAsync(cursor is { } known ? new Uri($"{address}?epoch={known.Epoch}&last_seq={known.Seq}") : address, _closing.Token);
                lock (_gate)
                {
                    _history.Connect();
                    Connections++;
                }

                _socket = socket;
                await ReceiveAsync(socket);
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                // Lost, refused, or aborted by the tab itself.
                if (socket.HttpStatusCode >= HttpStatusCode.BadRequest)
                {
                    lock (_gate) _refusals.Add((socket.HttpStatusCode, socket.HttpResponseHeaders?.ContainsKey("Retry-After") == true));
                }
            }

            await Task.Delay(Pause);
        }
    }

    private async Task ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                lock (_gate) _closes.Add(((int)socket.CloseStatus!, socket.CloseStatusDescription ?? ""));
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", _closing.Token);
                return;
            }

            message.Write(buffer.AsSpan(0, received.Count));
            if (!received.EndOfMessage) continue;
            Keep(message.GetBuffer().AsSpan(0, (int)message.Length));
            message.SetLength(0);
        }
    }

    private void Keep(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            _history.Receive(frame);
            var text = Encoding.UTF8.GetString(frame);
            if (!text.StartsWith("{\"type\":\"notice\"", StringComparison.Ordinal)) return;
            using var notice = JsonDocument.Parse(text);
            _notices.Add(notice.RootElement.GetProperty("payload").GetProperty("code").GetString()!);
        }
    }
}
