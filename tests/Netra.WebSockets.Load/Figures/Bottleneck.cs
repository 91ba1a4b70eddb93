namespace Netra.WebSockets.Load;

/// <summary>Says which results are the client's or the generator's own, and not the server's. They are never printed as numbers.</summary>
internal static class Bottleneck
{
    public const string Client = "refused: the client was the bottleneck";
    public const string Generator = "refused: the generator was late";

    /// <summary>A client that takes half of the machine has taken it from the server.</summary>
    public const double MaxCpuShare = 0.5;

    /// <summary>The part of a latency that may be the client's own.</summary>
    public const double MaxDelayShare = 0.25;

    /// <summary>A delay below it is the machine's, in milliseconds.</summary>
    public const double NoDelayMs = 2;

    /// <returns>Null, or why a result is refused.</returns>
    public static string? Refusal(ClientCost cost) => cost.CpuShare >= MaxCpuShare ? Client : null;

    /// <param name="cost">What the client took.</param>
    /// <param name="generatorLagMs">How late the generator was, at the 99th percentile.</param>
    /// <param name="latencyMs">What was measured, at the 99th percentile.</param>
    /// <returns>Null, or why the latency is refused.</returns>
    public static string? Refusal(ClientCost cost, double generatorLagMs, double latencyMs)
    {
        if (Refusal(cost) is { } reason) return reason;
        if (IsTooMuch(cost.DelayMs, latencyMs)) return Client;
        return IsTooMuch(generatorLagMs, latencyMs) ? Generator : null;
    }

    private static bool IsTooMuch(double delayMs, double latencyMs) => delayMs >= NoDelayMs && delayMs > latencyMs * MaxDelayShare;
}
