using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using CanonicalManager = Netra.WebSockets.WebSocketManager;

namespace Netra.Backend.Core;

/// <summary>Is the factory there, and does it make what it says?</summary>
public static class StartupValidation
{
    public static async Task<bool> ManagerIsReadyAsync(UserExecutionContext context)
    {
        var factory = WebSocketManagerFactoryModule.GetWebSocketManagerFactory();
        if (factory is null)
            return false;

        UnifiedWebSocketManager made = await factory(context);
        return made.Context == context && new CanonicalManager(context).Context == context;
    }

    public static async Task<bool> FactoryIsReadyAsync(UserExecutionContext context)
    {
        WebSocketManagerFactory factory = new WebSocketManagerFactory(context);
        var plain = factory.CreateWebSocketManager(redisClient: null, environment: null);
        var managed = await factory.CreateManager();
        var isolated = await WebSocketManagerFactory.GetFactory(context).CreateIsolatedManager("startup");
        return plain.Context == managed.Context && isolated is not null;
    }
}
