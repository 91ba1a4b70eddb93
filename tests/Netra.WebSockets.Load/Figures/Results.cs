namespace Netra.WebSockets.Load;

/// <summary>What was measured, by metric and peer, in the order in which the metrics came up.</summary>
internal sealed class Results
{
    private readonly List<Metric> _metrics = [];
    private readonly Dictionary<(string Metric, PeerKind Peer), List<Outcome>> _outcomes = [];

    public IReadOnlyList<Metric> Metrics => _metrics;

    public void Add(Metric metric, PeerKind peer, Outcome outcome)
    {
        if (!_metrics.Contains(metric)) _metrics.Add(metric);
        if (!_outcomes.TryGetValue((metric.Name, peer), out var outcomes)) _outcomes.Add((metric.Name, peer), outcomes = []);
        outcomes.Add(outcome);
    }

    public IReadOnlyList<Outcome> Of(Metric metric, PeerKind peer) => _outcomes.TryGetValue((metric.Name, peer), out var outcomes) ? outcomes : [];
}
