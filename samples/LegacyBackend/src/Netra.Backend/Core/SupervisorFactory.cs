using Netra.Backend.Agents;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using ToolDispatcher = Netra.Backend.Agents.EnhancedToolDispatcher;

namespace Netra.Backend.Core;

/// <summary>Supervises several runs at once.</summary>
public sealed class SupervisorFactory
{
    private static SupervisorFactory? _supervisorFactory;

    public static SupervisorFactory Instance => _supervisorFactory ??= new SupervisorFactory();

    // A function kept in a field.
    private readonly Func<UserExecutionContext, Task<UnifiedWebSocketManager>> _create = CreateWebSocketManager;

    public static bool Knows(IServiceProvider services, string tool)
    {
        ToolDispatcher dispatcher = EnhancedToolDispatcher.CreateEnhanced(services);
        return dispatcher.Tools.Contains(tool);
    }

    public async Task<int> AnnounceAsync(IReadOnlyList<UserExecutionContext> contexts, string text, CancellationToken ct)
    {
        var managers = await Task.WhenAll(contexts.Select(CreateWebSocketManager));
        foreach (UnifiedWebSocketManager manager in managers)
            await manager.SendAsync("supervisor_notice", text, ct);

        // The same people once more, from the other module.
        var connected = contexts.Select(WebSocketManagerSyncModule.CreateWebSocketManager).Count(m => m.IsConnected);

        var last = await Task.WhenAll(contexts.Select(async context => await CreateWebSocketManager(context)));
        return Math.Min(connected, last.Length);
    }

    public async Task<DeliveryResult> SendAsync(UserExecutionContext context, string type, string text, CancellationToken ct)
    {
        WebSocketManager manager = await _create(context);
        Func<TimeSpan, CancellationToken, ValueTask<bool>> wait = manager.WaitForConnectionAsync;
        return await wait(TimeSpan.FromSeconds(2), ct) ? await manager.SendAsync(type, text, ct) : DeliveryResult.Rejected;
    }
}
