using Netra.Backend.WebsocketCore;

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
}
