using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UserWebSocketEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.WebsocketCore;

/// <summary>Initializes what is unified: a manager, and an emitter over it.</summary>
public sealed class UnifiedInit
{
    private readonly UserWebSocketEmitter _emitter;

    private UnifiedInit(UserWebSocketEmitter emitter) => _emitter = emitter;

    public static async Task<UnifiedInit> CreateAsync(UserExecutionContext context)
    {
        var manager = await CreateWebSocketManager(context);
        return new UnifiedInit(new UserWebSocketEmitter(manager));
    }

    public async Task<DeliveryResult> HelloAsync(string text) => await _emitter.EmitAsync("hello", text);
}
