using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Netra.WebSockets.Redis;

/// <summary>The meter <c>Netra.WebSockets.Redis</c>. A tag has a value out of a fixed set.</summary>
internal sealed class RedisMeter
{
    public const string Name = "Netra.WebSockets.Redis";

    private readonly Histogram<double> _calls;
    private readonly Counter<long> _notices;
    private readonly UpDownCounter<long> _subscriptions;
    private readonly Counter<long> _lostConnections;
    private readonly Counter<long> _lostLogs;

    public RedisMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _calls = meter.CreateHistogram<double>("netra.websockets.redis.call.duration", "s", "Time of a call of Redis, by operation and outcome.");
        _notices = meter.CreateCounter<long>("netra.websockets.redis.notices", "{notice}", "Notices that have arrived.");
        _subscriptions = meter.CreateUpDownCounter<long>("netra.websockets.redis.subscriptions", "{subscription}",
            "Users whose channel this process listens to.");
        _lostConnections = meter.CreateCounter<long>("netra.websockets.redis.connections.lost", "{connection}", "Connections to Redis that were lost.");
        _lostLogs = meter.CreateCounter<long>("netra.websockets.redis.logs.lost", "{log}",
            "Logs that began a new epoch because the server had restarted or failed over.");
    }

    public void Called(string operation, long begunAt, bool failed) => _calls.Record(
        Stopwatch.GetElapsedTime(begunAt).TotalSeconds, new KeyValuePair<string, object?>("operation", operation),
        new KeyValuePair<string, object?>("outcome", failed ? "failed" : "answered"));

    public void Noticed() => _notices.Add(1);

    public void Subscribed(int change) => _subscriptions.Add(change);

    public void ConnectionLost() => _lostConnections.Add(1);

    public void LogLost() => _lostLogs.Add(1);
}
