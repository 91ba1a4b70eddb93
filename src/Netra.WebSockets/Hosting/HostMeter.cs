using System.Diagnostics.Metrics;

namespace Netra.WebSockets;

/// <summary>The meter <c>Netra.WebSockets</c>. A tag has a value out of a fixed set: none names a user, and none what a client chose.</summary>
internal sealed class HostMeter
{
    public const string Name = "Netra.WebSockets";

    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _runs;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _closed;
    private readonly Counter<long> _events;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _gaps;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _bad;
    private readonly Histogram<double> _handling;
    private readonly Histogram<double> _running;
    private readonly Histogram<double> _tools;
    private readonly Counter<long> _mismatches;
    private readonly Counter<long> _logRestarts;
    private readonly Counter<long> _backplaneFailures;
    private readonly Counter<long> _abandonedRuns;
    private readonly Meter _meter;

    public HostMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _connections = _meter.CreateUpDownCounter<long>("netra.websockets.connections", "{connection}", "Open connections.");
        _runs = _meter.CreateUpDownCounter<long>("netra.websockets.runs", "{run}", "Open runs.");
        _refused = _meter.CreateCounter<long>("netra.websockets.connections.refused", "{connection}", "Connections refused before the upgrade, by status.");
        _closed = _meter.CreateCounter<long>("netra.websockets.connections.closed", "{connection}", "Connections that ended, by reason.");
        _events = _meter.CreateCounter<long>("netra.websockets.events", "{event}", "Events that were accepted, by type and result.");
        _rejected = _meter.CreateCounter<long>("netra.websockets.events.rejected", "{event}", "Events that were not accepted, by reason.");
        _replayed = _meter.CreateCounter<long>("netra.websockets.events.replayed", "{event}", "Events that were sent to a connection out of what was kept.");
        _gaps = _meter.CreateCounter<long>("netra.websockets.replay.gaps", "{gap}", "Gaps that were announced, by reason.");
        _messages = _meter.CreateCounter<long>("netra.websockets.messages", "{message}", "Messages that were handed to a handler.");
        _bad = _meter.CreateCounter<long>("netra.websockets.messages.refused", "{message}", "Messages that were answered with an error frame, by code.");
        _handling = _meter.CreateHistogram<double>("netra.websockets.handler.duration", "s", "Time in a message handler, by outcome.");
        _running = _meter.CreateHistogram<double>("netra.websockets.run.duration", "s", "Time from a run's first event to its last, by status.");
        _mismatches = _meter.CreateCounter<long>("netra.websockets.backplane.mismatches", "{answer}",
            "Answers of the backplane that were another user's or did not fit; nothing of them was delivered.");
        _logRestarts = _meter.CreateCounter<long>("netra.websockets.backplane.restarts", "{log}", "Logs that had lost their end and were restarted.");
        _backplaneFailures = _meter.CreateCounter<long>("netra.websockets.backplane.failures", "{call}",
            "Calls of the backplane that failed or took too long.");
        _abandonedRuns = _meter.CreateCounter<long>("netra.websockets.runs.abandoned", "{run}",
            "Runs of other processes that are gone, ended here as cancelled.");
        _tools = _meter.CreateHistogram<double>("netra.websockets.tool.duration", "s", "Time in a tool, by status.");
    }

    /// <summary>Reports how much memory the kept events take.</summary>
    public void ObserveReplay(Func<long> usedBytes) =>
        _meter.CreateObservableGauge("netra.websockets.replay.memory", usedBytes, "By", "Memory in use for replay.");

    public void ConnectionOpened(Recovery recovery)
    {
        _connections.Add(1);
        _replayed.Add(recovery.Count);
        if (recovery.Gap is { } gap) _gaps.Add(1, Tag("reason", gap.Reason));
    }

    public void ConnectionClosed(string reason)
    {
        _connections.Add(-1);
        _closed.Add(1, Tag("reason", reason));
    }

    public void ConnectionRefused(int status) => _refused.Add(1, Tag("status", status));

    public void EventAccepted(string type, DeliveryResult result)
    {
        var kind = type is AgentEvents.AgentStarted or AgentEvents.AgentThinking or AgentEvents.ToolExecuting or AgentEvents.ToolCompleted
            or AgentEvents.AgentCompleted
            ? type : "other";
        _events.Add(1, Tag("type", kind), Tag("result", result == DeliveryResult.Sent ? "sent" : "buffered"));
    }

    public void EventRejected(string reason) => _rejected.Add(1, Tag("reason", reason));

    public void Mismatch() => _mismatches.Add(1);

    public void LogRestarted() => _logRestarts.Add(1);

    public void BackplaneFailed() => _backplaneFailures.Add(1);

    public void RunAbandoned() => _abandonedRuns.Add(1);

    public void MessageHandled(TimeSpan elapsed, bool failed)
    {
        _messages.Add(1);
        _handling.Record(elapsed.TotalSeconds, Tag("outcome", failed ? "failed" : "handled"));
    }

    public void MessageRefused(string code) => _bad.Add(1, Tag("code", code));

    public void RunStarted() => _runs.Add(1);

    public void RunEnded(AgentRunStatus status, TimeSpan elapsed)
    {
        _runs.Add(-1);
        _running.Record(elapsed.TotalSeconds, Tag("status", RunPayloads.Name(status)));
    }

    public void ToolEnded(AgentRunStatus status, TimeSpan elapsed) => _tools.Record(elapsed.TotalSeconds, Tag("status", RunPayloads.Name(status)));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
