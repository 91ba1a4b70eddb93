using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Netra.WebSockets.Tests;

/// <summary>What a <see cref="FaultProxy"/> does to one connection. Bytes are counted from the server to the client, the upgrade's answer included.</summary>
/// <param name="After">After how many bytes the fault comes.</param>
/// <param name="Kind">Which.</param>
internal sealed record Fault(long After, FaultKind Kind)
{
    public static readonly Fault None = new(long.MaxValue, FaultKind.Cut);
}

internal enum FaultKind
{
    /// <summary>Both sides see the end of the stream.</summary>
    Cut,

    /// <summary>Both sides see a reset.</summary>
    Reset,

    /// <summary>Nothing gets through any more in either direction, and nobody is told.</summary>
    BlackHole,

    /// <summary>From then on every byte comes alone.</summary>
    OneByOne,
}

/// <summary>A TCP proxy between a client and the server that misbehaves to order, and remembers all bytes that it let through to the client.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly Uri _server;
    private readonly Task _accepting;

    public FaultProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new UriBuilder(_server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    /// <summary>What happens to the next connections, in their order; without an entry, nothing.</summary>
    public ConcurrentQueue<Fault> Next { get; } = new();

    /// <summary>Before each piece that goes to a client.</summary>
    public Func<Task> Delay { get; set; } = () => Task.CompletedTask;

    /// <summary>All bytes of one connection that the client was sent, by the order of the connections.</summary>
    public ConcurrentQueue<MemoryStream> Recordings { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        foreach (var socket in _sockets) socket.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var fault = Next.TryDequeue(out var next) ? next : Fault.None;
        var recording = new MemoryStream();
        Recordings.Enqueue(recording);
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _sockets.Add(client);
        _sockets.Add(server);
        try
        {
            await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            var hole = new TaskCompletionSource();
            var up = PumpUpAsync(client, server, hole.Task);
            await PumpDownAsync(server, client, fault, recording, hole);
            await up;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // An end like any other.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task PumpUpAsync(Socket client, Socket server, Task hole)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var count = await client.ReceiveAsync(buffer, _stop.Token);
                if (hole.IsCompleted) await Task.Delay(Timeout.Infinite, _stop.Token);
                if (count == 0) break;
                await server.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            server.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A client that is lost is lost to the server too.
            server.Dispose();
        }
    }

    private async Task PumpDownAsync(Socket server, Socket client, Fault fault, MemoryStream recording, TaskCompletionSource hole)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var most = fault.Kind == FaultKind.OneByOne && recording.Length >= fault.After ? 1 : (int)Math.Min(buffer.Length, Math.Max(1, fault.After - recording.Length));
            if (recording.Length >= fault.After && fault.Kind != FaultKind.OneByOne)
            {
                await BreakAsync(server, client, fault.Kind, hole);
                return;
            }

            var count = await server.ReceiveAsync(buffer.AsMemory(0, most), _stop.Token);
            if (count == 0)
            {
                client.Shutdown(SocketShutdown.Send);
                return;
            }

            await Delay();
            lock (recording) recording.Write(buffer, 0, count);
            await client.SendAsync(buffer.AsMemory(0, count), _stop.Token);
        }
    }

    private async Task BreakAsync(Socket server, Socket client, FaultKind kind, TaskCompletionSource hole)
    {
        switch (kind)
        {
            case FaultKind.BlackHole:
                hole.SetResult();
                await Task.Delay(Timeout.Infinite, _stop.Token);
                break;
            case FaultKind.Reset:
                server.LingerState = client.LingerState = new LingerOption(true, 0);
                server.Dispose();
                client.Dispose();
                break;
            default:
                server.Dispose();
                client.Dispose();
                break;
        }
    }
}
