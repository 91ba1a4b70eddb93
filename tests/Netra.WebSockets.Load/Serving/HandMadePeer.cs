using System.Diagnostics;
using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>A peer that knows no runs: the application writes the five events itself.</summary>
internal abstract class HandMadePeer : Peer
{
    private static readonly StartedPayload Started = new();

    public sealed override async Task<bool> RunAsync(LoadRun load)
    {
        var user = load.User.ToString(CultureInfo.InvariantCulture);
        var run = load.Id;
        var begun = Stopwatch.GetTimestamp();
        await SendAsync(user, Event(AgentEvents.AgentStarted, user, run, Started));
        await load.WaitAsync();
        await SendAsync(user, Event(AgentEvents.AgentThinking, user, run, new ThinkingPayload(load.Text, 1, 0.5)));
        await load.WaitAsync();
        var call = Guid.NewGuid().ToString("N");
        await SendAsync(user, Event(AgentEvents.ToolExecuting, user, run, new ExecutingPayload("search", call, SearchArguments.Example)));
        var called = Stopwatch.GetTimestamp();
        await load.WaitAsync();
        await SendAsync(user, Event(AgentEvents.ToolCompleted, user, run, new ExecutedPayload("search", call, SearchResult.Example, Milliseconds(called), "completed")));
        await load.WaitAsync();
        await SendAsync(user, Event(AgentEvents.AgentCompleted, user, run, new CompletedPayload("completed", SearchResult.Example, Milliseconds(begun))));
        // What it cannot send is an exception.
        return true;
    }

    protected abstract Task SendAsync<TPayload>(string user, AgentEvent<TPayload> sent);

    private static AgentEvent<TPayload> Event<TPayload>(string type, string user, string run, TPayload payload) =>
        new(type, 1, user, "thread-1", run, "load", DateTimeOffset.UtcNow, payload);

    private static double Milliseconds(long since) => Math.Round(Stopwatch.GetElapsedTime(since).TotalMilliseconds, 3);
}
