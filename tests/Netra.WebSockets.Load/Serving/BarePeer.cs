using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.WebSockets.Load;

/// <summary>The floor: what Kestrel's WebSocket and the serializer cost. One connection per user, no queue, no memory, no limits.</summary>
internal sealed class BarePeer : HandMadePeer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly ConcurrentDictionary<string, BareTab> _tabs = new();

    public override void Register(IServiceCollection services, string? redis)
    {
    }

    public override void Map(WebApplication app)
    {
        app.UseWebSockets();
        app.Map(Path, ServeAsync);
    }

    protected override async Task SendAsync<TPayload>(string user, AgentEvent<TPayload> sent)
    {
        if (_tabs.TryGetValue(user, out var tab)) await tab.SendAsync(sent, Json);
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var tab = new BareTab(socket);
        var user = UserName(http);
        _tabs[user] = tab;
        try
        {
            var buffer = new byte[16];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone.
        }
        finally
        {
            _tabs.TryRemove(new KeyValuePair<string, BareTab>(user, tab));
        }
    }
}
