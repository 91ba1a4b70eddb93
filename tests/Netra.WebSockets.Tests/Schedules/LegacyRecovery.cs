using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>
/// The negative control: how the superseded managers recover. Connected, an event goes straight to the socket; otherwise into
/// a queue of 50, and who connects gets the queue, one send after the other, behind what was sent since the socket is back.
/// </summary>
internal sealed class LegacyRecovery
{
    private readonly Queue<string> _offline = new();
    private SeededSocket? _socket;

    public async Task ConnectAsync(SeededSocket socket)
    {
        _socket = socket;
        await Task.Yield();
        var missed = _offline.ToArray();
        _offline.Clear();
        foreach (var message in missed) await TrySendAsync(message);
    }

    public async Task SendAsync(string message)
    {
        if (_socket is { IsLost: false }) await TrySendAsync(message);
        else Keep(message);
    }

    private async Task TrySendAsync(string message)
    {
        try
        {
            // A socket takes one send at a time, so these at least wait for each other.
            while (_socket!.IsSending) await Task.Yield();
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message).AsMemory(), System.Net.WebSockets.WebSocketMessageType.Text, true, default);
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            Keep(message);
        }
    }

    private void Keep(string message)
    {
        _offline.Enqueue(message);
        if (_offline.Count > 50) _offline.Dequeue();
    }
}
