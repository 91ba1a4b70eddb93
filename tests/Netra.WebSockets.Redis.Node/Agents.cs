using System.Collections.Concurrent;

namespace Netra.WebSockets.Redis.Node;

/// <summary>Agents at work: each thinks step by step, calls a tool, and ends. What became of each event is kept.</summary>
internal sealed class Agents(WebSocketHost host)
{
    private readonly ConcurrentQueue<SentEvent> _sent = new();

    public IReadOnlyCollection<SentEvent> Sent => _sent;

    /// <returns>How it began: <c>started</c>, or why not.</returns>
    public async Task<string> StartAsync(string user, string id, int steps, int pause)
    {
        try
        {
            var run = await NodeApp.ManagerOf(host, user, id).StartRunAsync("agent");
            _ = WorkAsync(run, user, id, steps, TimeSpan.FromMilliseconds(pause));
            return "started";
        }
        catch (Exception error) when (error is BackplaneUnavailableException or InvalidOperationException)
        {
            return error.Message;
        }
    }

    private async Task WorkAsync(AgentRun run, string user, string id, int steps, TimeSpan pause)
    {
        await using (run)
        {
            for (var step = 1; step <= steps; step++)
            {
                // How long the agent thinks.
                await Task.Delay(pause);
                Keep(user, id, $"think {step}", await run.ThinkingAsync($"think {step}", step));
            }

            try
            {
                await run.CallToolAsync("tool", id, async (argument, ct) =>
                {
                    await Task.Delay(pause, ct);
                    return argument;
                });
            }
            catch (Exception error) when (error is OperationCanceledException or InvalidOperationException)
            {
                // The run has ended meanwhile, as cancelled.
            }

            Keep(user, id, "end", await run.CompleteAsync("done"));
        }
    }

    private void Keep(string user, string run, string what, DeliveryResult result) => _sent.Enqueue(new SentEvent(user, run, what, result.ToString()));
}

/// <summary>An event that an agent has sent.</summary>
/// <param name="User">To whom.</param>
/// <param name="Run">Of which run.</param>
/// <param name="What">Which one.</param>
/// <param name="Result">What became of it.</param>
internal sealed record SentEvent(string User, string Run, string What, string Result);
