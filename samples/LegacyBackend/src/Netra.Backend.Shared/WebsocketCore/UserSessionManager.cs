using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UserWebSocketEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.WebsocketCore;

/// <summary>One session for each user and thread, with an emitter to speak through.</summary>
public sealed class UserSessionManager
{
    private readonly Dictionary<(UserId User, ThreadId Thread), UserWebSocketEmitter> _sessions = [];

    public int Count => _sessions.Count;

    public async Task<bool> OpenAsync(UserExecutionContext context)
    {
        var emitter = new UserWebSocketEmitter(await CreateWebSocketManager(context));
        return _sessions.TryAdd((context.User, context.Thread), emitter);
    }

    public async Task<DeliveryResult> SayAsync(UserExecutionContext context, string text) =>
        _sessions.TryGetValue((context.User, context.Thread), out var emitter)
            ? await emitter.EmitAsync("session_message", text)
            : DeliveryResult.Rejected;
}
