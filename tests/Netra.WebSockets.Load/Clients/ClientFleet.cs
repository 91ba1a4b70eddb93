using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Netra.WebSockets.Load;

/// <summary>All tabs of one session.</summary>
internal sealed class ClientFleet : IAsyncDisposable
{
    /// <summary>How many connect at once.</summary>
    private const int AtOnce = 64;

    /// <summary>As often as SignalR's own client.</summary>
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(15);

    private readonly PeerKind _peer;
    private readonly IReadOnlyList<ServerProcess> _servers;
    private readonly List<LoadClient> _clients = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<string, int> _ends = new();
    private readonly Task _pinging;

    public ClientFleet(PeerKind peer, params IReadOnlyList<ServerProcess> servers)
    {
        _peer = peer;
        _servers = servers;
        Fast = Invoker(static _ => { });
        Slow = Invoker(SlowLink);
        _pinging = PingAsync();
    }

    /// <summary>Where events are noted.</summary>
    public RunTracker? Tracker { get; set; }

    public HttpMessageInvoker Fast { get; }

    /// <summary>For a tab that does not read: little fits between it and the server.</summary>
    public HttpMessageInvoker Slow { get; }

    public IReadOnlyList<LoadClient> Clients => _clients;

    /// <summary>Whether a tab that loses its connection comes back by itself.</summary>
    public bool ComesBack { get; set; }

    /// <summary>The users who were told that something may be missing, since this was cleared.</summary>
    public ConcurrentDictionary<int, bool> ToldOfAGap { get; } = new();

    /// <summary>A user's tabs are on one server; on another one where that is dead.</summary>
    public int PortOf(int user)
    {
        var server = _servers[user % _servers.Count];
        if (!server.IsAlive) server = _servers.First(static other => other.IsAlive);
        return server.Ports[user / _servers.Count % server.Ports.Length];
    }

    /// <summary>Adds a tab, still unconnected.</summary>
    public LoadClient Add(int user)
    {
        var client = new LoadClient(_peer, user, this);
        _clients.Add(client);
        return client;
    }

    /// <summary>Connects the tabs, a limited number at once.</summary>
    /// <returns>How many could not.</returns>
    public static async Task<int> ConnectAsync(IEnumerable<LoadClient> clients)
    {
        var failed = 0;
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.ConnectAsync();
                    return;
                }
                catch (Exception error) when (error is WebSocketException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
                {
                    if (attempt == 5)
                    {
                        Interlocked.Increment(ref failed);
                        return;
                    }

                    // The backlog of the listener is full in a storm: again, a little later each time, as any client does.
                    await Task.Delay(100 * attempt, CancellationToken.None);
                }
            }
        });
        return failed;
    }

    public void NoteEnd(WebSocketCloseStatus? status) => _ends.AddOrUpdate(status?.ToString() ?? "lost", 1, static (_, count) => count + 1);

    /// <summary>How connections have ended, for whoever looks for a reason.</summary>
    public string Ends() => string.Join(", ", _ends.Select(static end => $"{end.Key}: {end.Value}"));

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _pinging;
        foreach (var client in _clients) client.Drop();
        Fast.Dispose();
        Slow.Dispose();
        _ended.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingPeriod / 100);
        try
        {
            for (var slot = 0; await timer.WaitForNextTickAsync(_ended.Token); slot = (slot + 1) % 100)
            {
                for (var index = slot; index < _clients.Count; index += 100) await _clients[index].PingAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    private static HttpMessageInvoker Invoker(Action<Socket> configure) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            // Closed by a reset, so that no port waits for its end.
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(enable: true, seconds: 0) };
            try
            {
                configure(socket);
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });

    /// <summary>A small window and the segments of an ordinary network: on loopback, megabytes would fit into the buffers in between.</summary>
    private static void SlowLink(Socket socket)
    {
        const int Tcp = 6, MaxSegment = 2;
        socket.ReceiveBufferSize = 4096;
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(Tcp, MaxSegment, BitConverter.GetBytes(1400));
    }
}
