using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.Agents;

public sealed record Progress(int Done, int Of);

/// <summary>Tells the user how far the synthetic data is.</summary>
public sealed class SyntheticDataProgressTracker
{
    public async Task TrackAsync(UserExecutionContext userContext, int steps, CancellationToken ct)
    {
        UnifiedWebSocketManager wsManager = await CreateWebSocketManager(userContext).ConfigureAwait(false);
        for (var done = 1; done <= steps; done++)
            await wsManager.EmitEventAsync("synthetic_data_progress", new Progress(done, steps)).ConfigureAwait(false);

        await (await CreateWebSocketManager(
            userContext // the tracker's own user
        ).ConfigureAwait(false)).SendAsync("synthetic_data_ready", new Progress(steps, steps), ct);
    }
}
