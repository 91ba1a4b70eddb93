using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>A client that speaks TCP: it can send what no WebSocket library would.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _tcp = new() { NoDelay = true };

    private NetworkStream _stream = null!;

    private RawClient()
    {
    }

    /// <summary>Connects, and has read the answer to the upgrade.</summary>
    /// <param name="impatient">What is sent together with the request, before there is an answer.</param>
    public static async Task<RawClient> ConnectAsync(TestServer server, string user = "mallory", byte[]? impatient = null)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync(server.Address.Host, server.Address.Port).Within();
        client._stream = client._tcp.GetStream();
        await client.SendAsync([.. Encoding.ASCII.GetBytes(
            $"GET /ws HTTP/1.1\r\nHost: {server.Address.Authority}\r\nX-User: {user}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"), .. impatient ?? []]);
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await client._stream.ReadAsync(one).Within() == 0) throw new IOException("No answer.");
            head.Add(one[0]);
        }

        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString([.. head]), StringComparison.Ordinal);
        return client;
    }

    /// <summary>A masked frame as a client sends it.</summary>
    /// <param name="opcode">0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong.</param>
    public static byte[] Frame(int opcode, ReadOnlySpan<byte> payload, bool fin = true, bool masked = true, ulong? length = null)
    {
        var frame = new List<byte> { (byte)((fin ? 0x80 : 0) | opcode) };
        var size = length ?? (ulong)payload.Length;
        var bit = masked ? 0x80 : 0;
        Span<byte> bytes = stackalloc byte[8];
        if (size < 126)
        {
            frame.Add((byte)(bit | (int)size));
        }
        else if (size <= ushort.MaxValue)
        {
            frame.Add((byte)(bit | 126));
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)size);
            frame.AddRange(bytes[..2]);
        }
        else
        {
            frame.Add((byte)(bit | 127));
            BinaryPrimitives.WriteUInt64BigEndian(bytes, size);
            frame.AddRange(bytes);
        }

        // A mask of zeros leaves the payload as it is.
        if (masked) frame.AddRange(new byte[4]);
        frame.AddRange(payload);
        return [.. frame];
    }

    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes).Within();
        }
        catch (IOException)
        {
            // The server has had enough.
        }
    }

    public void EndSending() => _tcp.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until the server ends the connection.</summary>
    /// <returns>The text frames, and the close code, if there was one.</returns>
    public async Task<(List<Frame> Frames, int? Close)> RestAsync()
    {
        var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all).Within();
        }
        catch (IOException)
        {
            // Reset: as good an end as any.
        }

        return Parse(all.ToArray());
    }

    /// <summary>Reads until a text frame or the close arrives that satisfies.</summary>
    public async Task<int?> UntilCloseAsync()
    {
        var all = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var (_, close) = Parse([.. all]);
            if (close is not null) return close;
            var count = 0;
            try
            {
                count = await _stream.ReadAsync(buffer).Within();
            }
            catch (IOException)
            {
                // Reset.
            }

            if (count == 0) return null;
            all.AddRange(buffer.AsSpan(0, count));
        }
    }

    public void Dispose() => _tcp.Dispose();

    private static (List<Frame> Frames, int? Close) Parse(ReadOnlySpan<byte> rest)
    {
        var frames = new List<Frame>();
        int? close = null;
        while (rest.Length >= 2)
        {
            var opcode = rest[0] & 0x0f;
            var length = rest[1] & 0x7f;
            var at = 2;
            if (length == 126)
            {
                if (rest.Length < 4) break;
                length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
                at = 4;
            }

            if (rest.Length < at + length) break;
            var payload = rest.Slice(at, length);
            if (opcode == 1) frames.Add(new Frame(Encoding.UTF8.GetString(payload)));
            if (opcode == 8) close = length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : 1005;
            rest = rest[(at + length)..];
        }

        return (frames, close);
    }
}
