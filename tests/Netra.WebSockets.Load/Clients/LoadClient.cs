using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;

namespace Netra.WebSockets.Load;

/// <summary>One tab: a <see cref="ClientWebSocket"/> that speaks as much of its peer's protocol as it must, and notes every event.</summary>
internal sealed class LoadClient(PeerKind peer, int user, ClientFleet fleet)
{
    private const byte RecordSeparator = 0x1e;

    private static readonly byte[] Handshake = [.. "{\"protocol\":\"json\",\"version\":1}"u8, RecordSeparator];
    private static readonly byte[] Ping = [.. "{\"type\":6}"u8, RecordSeparator];

    private ClientWebSocket? _socket;
    private string? _epoch;
    private long _sequence = -1;
    private TaskCompletionSource? _established;
    private Task _receiving = Task.CompletedTask;
    private volatile bool _isDropped;

    /// <summary>Connects, resumes where the peer knows how to, and returns when the peer says that the connection stands.</summary>
    public async Task ConnectAsync(bool reads = true)
    {
        // What the former socket still had is part of what the cursor says.
        await _receiving;
        _isDropped = false;
        var socket = new ClientWebSocket();
        var cursor = _epoch is not null && _sequence >= 0 ? $"&epoch={_epoch}&last_seq={_sequence}" : "";
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{fleet.PortOf(user)}{Peer.Path}?u={user}{cursor}"), reads ? fleet.Fast : fleet.Slow, CancellationToken.None);
        _socket = socket;
        if (IsSignalR) await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (!reads) return;

        var established = _established = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (peer == PeerKind.Bare) established.SetResult();
        _receiving = ReceiveAsync(socket);
        await established.Task.WaitAsync(TimeSpan.FromSeconds(30));
        if (fleet.ComesBack) _ = ComeBackAsync(_receiving);
    }

    /// <summary>Ends the connection by a reset, without a word to the server.</summary>
    public void Drop()
    {
        _isDropped = true;
        _socket?.Abort();
        _socket?.Dispose();
    }

    /// <summary>Tells a SignalR server that the client is there, which closes the connection otherwise.</summary>
    public async Task PingAsync()
    {
        if (!IsSignalR || _socket is not { State: WebSocketState.Open } socket) return;
        try
        {
            await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // Lost; whoever dropped it knows.
        }
    }

    private bool IsSignalR => peer is PeerKind.SignalRGroups or PeerKind.SignalRUser;

    /// <summary>As a client with automatic reconnect: at once, and then again for as long as the server is away.</summary>
    private async Task ComeBackAsync(Task receiving)
    {
        await receiving;
        while (!_isDropped && await ClientFleet.ConnectAsync([this]) > 0)
        {
        }
    }

    private async Task ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1024];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) return;
                length += received.Count;
                if (received.EndOfMessage)
                {
                    Accept(buffer.AsSpan(0, length));
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // Dropped, by either side.
        }
        finally
        {
            fleet.NoteEnd(socket.CloseStatus);
        }
    }

    private void Accept(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        if (!IsSignalR)
        {
            Note(message, now);
            return;
        }

        // One message holds as many records as the server had at hand.
        foreach (var range in message.Split(RecordSeparator))
        {
            var record = message[range];
            if (record.IsEmpty) continue;
            if (record.SequenceEqual("{}"u8)) _established?.TrySetResult();
            else Note(record, now);
        }
    }

    private void Note(ReadOnlySpan<byte> record, long now)
    {
        if (FrameScan.TryRead(record, out var seen))
        {
            if (seen.Sequence > 0) _sequence = seen.Sequence;
            fleet.Tracker?.Observe(seen, now);
        }
        else if (record.IndexOf("\"connection_established\""u8) >= 0)
        {
            Establish(record);
        }
        else if (record.IndexOf("\"replay_gap\""u8) >= 0)
        {
            fleet.ToldOfAGap[user] = true;
        }
    }

    /// <summary>The place before the first event that comes.</summary>
    private void Establish(ReadOnlySpan<byte> record)
    {
        var begin = record.IndexOf("\"epoch\":\""u8) + "\"epoch\":\"".Length;
        var rest = record[begin..];
        var epoch = Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)'"')]);
        // Another epoch counts anew; the gap says so.
        if (_epoch != epoch || _sequence < 0) _sequence = FrameScan.Number(record, "\"from\":"u8) - 1 ?? FrameScan.Number(record, "\"seq\":"u8) ?? 0;
        _epoch = epoch;
        _established?.TrySetResult();
    }
}
