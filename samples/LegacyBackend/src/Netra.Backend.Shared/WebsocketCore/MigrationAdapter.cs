using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using WebSocketManagerAdapter = Netra.Backend.WebsocketCore.UnifiedWebSocketManager;

namespace Netra.Backend.WebsocketCore;

/// <summary>For callers of the older directory: its verbs, the newer manager.</summary>
public sealed class MigrationAdapter(UserExecutionContext context)
{
    private readonly WebSocketManagerAdapter _adapter = CreateWebSocketManagerSync(userContext: context);

    public async Task<bool> SendMessageAsync(string type, string text) => await _adapter.SendAsync(type, text) is DeliveryResult.Sent;

    public bool IsFor(UserExecutionContext other) => _adapter.Context.User == other.User;
}
