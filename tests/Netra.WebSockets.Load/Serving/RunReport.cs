namespace Netra.WebSockets.Load;

/// <summary>What a server has sent, and what it took.</summary>
/// <param name="Sent">How many runs were accepted to their last event.</param>
/// <param name="Failed">How many runs threw.</param>
/// <param name="LagP99Ms">How late runs were handed to the thread pool.</param>
/// <param name="AllocatedBytes">By the server meanwhile.</param>
/// <param name="KeptBytes">Of it what the peer keeps for those who come back.</param>
/// <param name="CpuSeconds">Of the server meanwhile.</param>
/// <param name="Seconds">From the order to the end.</param>
/// <param name="CompiledMethods">How many methods the server's just-in-time compiler has compiled meanwhile, again ones included.</param>
/// <param name="Unconfirmed">The numbers of the runs that the peer has not confirmed to the application; none where the order does not say how many there are.</param>
internal sealed record RunReport(int Sent, int Failed, double LagP99Ms, long AllocatedBytes, long KeptBytes, double CpuSeconds, double Seconds, long CompiledMethods, IReadOnlyList<int> Unconfirmed)
{
    /// <summary>Of several servers that have sent at the same time.</summary>
    public static RunReport operator +(RunReport one, RunReport other) => new(
        one.Sent + other.Sent,
        one.Failed + other.Failed,
        Math.Max(one.LagP99Ms, other.LagP99Ms),
        one.AllocatedBytes + other.AllocatedBytes,
        one.KeptBytes + other.KeptBytes,
        one.CpuSeconds + other.CpuSeconds,
        Math.Max(one.Seconds, other.Seconds),
        one.CompiledMethods + other.CompiledMethods,
        [.. one.Unconfirmed, .. other.Unconfirmed]);
}
