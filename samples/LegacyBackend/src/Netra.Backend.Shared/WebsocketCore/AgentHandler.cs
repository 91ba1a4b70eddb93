using Netra.WebSockets;
using static Netra.Backend.WebsocketCore.WebSocketManagerFactoryModule;

namespace Netra.Backend.WebsocketCore;

/// <summary>Handles a request for an agent: one run, from beginning to end.</summary>
public sealed class AgentHandler
{
    public static bool Handles(string type) => type is "agent_execution" or "start_agent" or "user_message";

    public async Task<string> HandleAsync(UserExecutionContext context, string question, CancellationToken ct)
    {
        var manager = await CreateWebSocketManager(context);
        await using var run = await manager.StartRunAsync("handler", ct);
        await run.NotifyAgentThinkingAsync(question);
        var words = await run.CallToolAsync("split", question, static (text, _) => ValueTask.FromResult(text.Split(' ')), ct);
        var answer = string.Join('-', words);
        await run.SendAgentCompletedAsync(answer);
        return answer;
    }

    public static string Outcome(string lastEvent) => lastEvent switch
    {
        "agent_completed" => "done",
        "agent_failed" or "agent_error" => "failed",
        "agent_stopped" => "stopped",
        "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" => "running",
        _ => "unknown",
    };
}
