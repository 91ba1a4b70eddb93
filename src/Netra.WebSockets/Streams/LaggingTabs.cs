using System.Diagnostics;

namespace Netra.WebSockets;

/// <summary>
/// Has publishers wait for tabs that lag but read, so that a burst reaches them whole; a tab that reads nothing is closed.
/// Called under the lock of the user's stream, apart from the wait.
/// </summary>
internal sealed class LaggingTabs(WebSocketHost host, Lock gate, UserConnections connections, EventTail tail)
{
    /// <summary>About what the envelope adds to a payload.</summary>
    private const int Envelope = 512;

    private TaskCompletionSource? _room;

    /// <summary>Whether an event finds room without a tab losing one that it has not taken.</summary>
    public bool HaveRoomFor(int payload)
    {
        Debug.Assert(gate.IsHeldByCurrentThread);
        return LastToLeaveFor(payload) is not { } last || !connections.Behind(last).Any();
    }

    /// <summary>A tab has taken events, or is gone.</summary>
    public void SignalRoom()
    {
        if (_room is null || !HaveRoomFor(0)) return;
        _room.TrySetResult();
        _room = null;
    }

    /// <summary>
    /// Waits, without the lock, until there is room. A tab that has taken nothing for <see cref="WebSocketManagerOptions.PublisherWait"/>
    /// is closed with 4008, and so is every tab that still lags after <see cref="WebSocketManagerOptions.SendTimeout"/>.
    /// </summary>
    public async ValueTask WaitAsync(int payload, CancellationToken ct)
    {
        var begun = host.Time.GetTimestamp();
        while (true)
        {
            Task room;
            TimeSpan wait;
            lock (gate)
            {
                if (!MustWaitFor(payload, begun, out wait)) return;
                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await TimeLimit.EndsWithinAsync(room, wait, host.Time, hurry: null, ct);
            ct.ThrowIfCancellationRequested();
        }
    }

    private bool MustWaitFor(int payload, long begun, out TimeSpan wait)
    {
        wait = host.Options.SendTimeout - host.Time.GetElapsedTime(begun);
        if (LastToLeaveFor(payload) is not { } last) return false;
        var isOver = wait <= TimeSpan.Zero;
        var others = false;
        foreach (var tab in connections.Behind(last).ToArray())
        {
            var patience = host.Options.PublisherWait - host.Time.GetElapsedTime(tab.ProgressAt);
            if (isOver || patience <= TimeSpan.Zero)
            {
                connections.Close(tab, CloseRequest.SlowConsumer, tail);
                continue;
            }

            others = true;
            if (patience < wait) wait = patience;
        }

        if (connections.Count == 0) tail.Clear();
        return others;
    }

    private BackplanePosition? LastToLeaveFor(int payload) =>
        tail.LastToLeaveFor(payload + Envelope) is > 0 and var last && tail.Head is { } head ? head with { Sequence = last } : null;
}
