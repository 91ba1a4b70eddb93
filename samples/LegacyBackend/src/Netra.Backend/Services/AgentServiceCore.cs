using Netra.Backend.Agents;
using Netra.Backend.WebsocketCore;
using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;
using UserWebSocketEmitter = Netra.Backend.WebsocketCore.UnifiedWebSocketEmitter;

namespace Netra.Backend.Services;

/// <summary>Answers one question as one run.</summary>
public sealed class AgentServiceCore
{
    private readonly UnifiedWebSocketManager _manager;
    private readonly StandardWebSocketBridge _bridge;

    public AgentServiceCore(UnifiedWebSocketManager manager, StandardWebSocketBridge bridge)
    {
        (_manager, _bridge) = (manager, bridge);
    }

    public async Task<string> AnswerAsync(string question, CancellationToken ct)
    {
        await using (_bridge)
        {
            await _bridge.ThinkingAsync(question, ct: ct);
            var answer = await _bridge.CallToolAsync(
                "count_words", // as the page shows it
                question,
                static (text, _) => ValueTask.FromResult(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length),
                ct);
            await _bridge.NotifyAgentCompletedAsync(answer);
            return $"{answer} words for {_manager.Context.User.Value}";
        }
    }

    /// <summary>The same question once more, by way of an emitter.</summary>
    public static async Task<DeliveryResult> EchoAsync(UserExecutionContext user_context, string question)
    {
        WebSocketManager manager = await CreateWebSocketManager(user_context);
        UserWebSocketEmitter emitter = new UserWebSocketEmitter(manager);
        return await emitter.EmitAsync("echo", question);
    }
}
