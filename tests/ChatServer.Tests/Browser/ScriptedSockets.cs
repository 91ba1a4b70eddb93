using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Netra.WebSockets;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>Stands in for the server at the other end of a page's sockets, so that a test can say what no healthy server does.</summary>
internal sealed class ScriptedSockets
{
    public const string Epoch = "life-1";

    private readonly ConcurrentQueue<IWebSocketRoute> _opened = new();

    private ScriptedSockets()
    {
    }

    /// <summary>To be called before the page is loaded.</summary>
    public static async Task<ScriptedSockets> BehindAsync(IPage page)
    {
        var sockets = new ScriptedSockets();
        await page.RouteWebSocketAsync(url => new Uri(url).AbsolutePath == "/ws", sockets._opened.Enqueue);
        return sockets;
    }

    public int Count => _opened.Count;

    /// <summary>The next socket that the page opens.</summary>
    public async Task<IWebSocketRoute> NextAsync()
    {
        IWebSocketRoute? socket = null;
        await Eventually.True(() => _opened.TryDequeue(out socket), "the page opened a socket");
        return socket!;
    }

    public static void Establish(IWebSocketRoute socket, long seq, (long From, long To)? replay = null) => Send(socket, new
    {
        type = "connection_established",
        v = 1,
        payload = new { connection_id = "c", epoch = Epoch, seq, heartbeat_ms = 25000, replay = replay is { } span ? new { from = span.From, to = span.To } : null },
    });

    public static void Tell(IWebSocketRoute socket, string type, object payload) => Send(socket, new { type, v = 1, payload });

    /// <summary>Events of one run, a thought each.</summary>
    public static void Think(IWebSocketRoute socket, params long[] places)
    {
        foreach (var place in places)
            Send(socket, new { type = AgentEvents.AgentThinking, v = 1, seq = place, epoch = Epoch, run_id = "r", agent_name = "scripted", payload = new { reasoning = $"Thought {place}." } });
    }

    private static void Send(IWebSocketRoute socket, object frame) => socket.Send(JsonSerializer.Serialize(frame));
}
