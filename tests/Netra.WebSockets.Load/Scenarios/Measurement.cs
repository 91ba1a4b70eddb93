namespace Netra.WebSockets.Load;

/// <summary>One order of runs, seen from both sides.</summary>
internal sealed record Measurement(RunReport Server, RunSummary Runs, ClientCost Client, RunLosses Losses)
{
    /// <summary>Below it a server did not keep up, and its percentiles are those of a queue that grows.</summary>
    public const double MinWhole = 0.99;

    /// <returns>Null, or why its latency is no number.</returns>
    public string? LatencyRefusal() => Bottleneck.Refusal(Client, Server.LagP99Ms, Runs.P99Ms) ?? (Runs.WholeShare < MinWhole ? Saturated : null);

    public const string Saturated = "saturated";
}
