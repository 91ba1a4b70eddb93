using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using ToolDispatcherFactory = Netra.Backend.Agents.UnifiedToolDispatcherFactory;

namespace Netra.Backend.Agents;

/// <summary>An agent that shouts what it is told.</summary>
public sealed class ExampleMessageProcessor
{
    private readonly UnifiedWebSocketManager _manager;

    public ExampleMessageProcessor(UnifiedWebSocketManager manager) => _manager = manager ?? throw new ArgumentNullException(nameof(manager));

    public static ExampleMessageProcessor For(UserExecutionContext context) => new(CreateWebSocketManagerSync(userContext: context));

    public static int ToolCount(IServiceProvider services) => new ToolDispatcherFactory(services).CreateDispatcher().Tools.Count;

    public async Task<string> ProcessAsync(string text, CancellationToken ct)
    {
        await using var run = await _manager.StartRunAsync("example", ct);

        await run.NotifyAgentThinkingAsync("How loud?");
        var answer = await run.NotifyToolAsync(Shout, "shout", text); // the body comes first here
        await run.NotifyAgentCompletedAsync(answer);
        return answer;

        static ValueTask<string> Shout(string input, CancellationToken ct) => ValueTask.FromResult(input.ToUpperInvariant());
    }
}
