// shape: SignalR and Kestrel, a reader and a writer, a client and a server
namespace Wires;

public class PacketReader(Stream stream)
{
    public long Position => stream.Position;
    public int Number() => stream.ReadByte();
    public byte[] Bytes(int count) { var bytes = new byte[count]; stream.ReadExactly(bytes); return bytes; }
    public void Close() => stream.Close();
}

public class PacketWriter(Stream stream)
{
    public long Position => stream.Position;
    public void Number(int value) => stream.WriteByte((byte)value);
    public void Bytes(byte[] bytes) => stream.Write(bytes);
    public void Close() => stream.Close();
}

public class WireClient
{
    public event Action<byte[]>? Received;
    public Task ConnectAsync(Uri address, CancellationToken ct) => Task.CompletedTask;
    public Task SendAsync(byte[] bytes, CancellationToken ct) { Received?.Invoke(bytes); return Task.CompletedTask; }
    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}

public class WireServer
{
    public event Action<byte[]>? Received;
    public Task ListenAsync(int port, CancellationToken ct) => Task.CompletedTask;
    public Task BroadcastAsync(byte[] bytes, CancellationToken ct) { Received?.Invoke(bytes); return Task.CompletedTask; }
    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}

public class Game(WireClient client, WireServer server) { public Task Stop() => Task.WhenAll(client.StopAsync(default), server.StopAsync(default)); }
