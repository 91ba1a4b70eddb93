using Microsoft.Extensions.Hosting;

namespace Netra.WebSockets;

/// <summary>Opens the host when the process has started and drains it when the process begins to stop.</summary>
/// <remarks>It asks for the router and the dispatcher so that a duplicate fails the start of the process, not its first message.</remarks>
internal sealed class WebSocketHostLifetime(WebSocketHost host, MessageRouter router, ToolDispatcher tools) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartAsync(CancellationToken ct)
    {
        Log.Serving(host.Logger, router.Types.Count, tools.Tools.Count);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken ct)
    {
        host.Open();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken ct) => host.DrainAsync(ct).AsTask();

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken ct) => Task.CompletedTask;
}
