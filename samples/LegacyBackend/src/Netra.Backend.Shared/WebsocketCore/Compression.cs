using System.IO.Compression;
using System.Net.WebSockets;

namespace Netra.Backend.WebsocketCore;

/// <summary>Packs large frames, and sends them in one piece or several.</summary>
public static class Compression
{
    public const int Threshold = 1024;

    public static byte[] Pack(ReadOnlyMemory<byte> frame)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(frame.Span);
        return packed.ToArray();
    }

    public static async Task<WebSocketMessageType> SendAsync(WebSocket socket, string type, object payload, CancellationToken ct)
    {
        var frame = Utils.Frame(type, payload);
        if (frame.Length < Threshold)
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, true, ct);
            return WebSocketMessageType.Text;
        }

        await socket.SendAsync(Utils.Frame("compressed", new { type, frame.Length }), WebSocketMessageType.Text, true, ct);
        await socket.SendAsync(Pack(frame), WebSocketMessageType.Binary, true, ct);
        return WebSocketMessageType.Binary;
    }

    public static async Task SendInPartsAsync(WebSocket socket, ReadOnlyMemory<byte> frame, int part, CancellationToken ct)
    {
        for (var at = 0; at < frame.Length; at += part)
            await socket.SendAsync(frame.Slice(at, Math.Min(part, frame.Length - at)), WebSocketMessageType.Text, at + part >= frame.Length, ct);
    }
}
