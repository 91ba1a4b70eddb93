using Netra.Backend.Auth;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UnifiedWebSocketManager = Netra.Backend.WebsocketCore.UnifiedManagerImplementation;

namespace Netra.Backend.Services;

/// <summary>Authenticates, and tells the user's other windows.</summary>
public sealed class UnifiedAuthenticationService(LoginTokens tokens)
{
    public async Task<string> LoginAsync(UserExecutionContext context)
    {
        var token = tokens.Issue(context.User);
        UnifiedWebSocketManager manager = new(context);
        await manager.SendAsync("logged_in", context.User.Value);
        return token;
    }

    public async Task<bool> LogoutAsync(UserExecutionContext context, string token)
    {
        var known = tokens.Find(token) == context.User;
        var manager = await CreateWebSocketManager(context);
        return known && await manager.SendAsync("logged_out", context.User.Value) != DeliveryResult.Rejected;
    }
}
