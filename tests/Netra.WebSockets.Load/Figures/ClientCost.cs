namespace Netra.WebSockets.Load;

/// <summary>What the client process took during a measurement.</summary>
/// <param name="CpuSeconds">Its processor time.</param>
/// <param name="Seconds">How long it lasted.</param>
/// <param name="Processors">How many the machine has.</param>
/// <param name="DelayMs">How long a work item waited for one of its threads, at the 99th percentile.</param>
internal sealed record ClientCost(double CpuSeconds, double Seconds, int Processors, double DelayMs)
{
    /// <summary>Of the whole machine, from 0 to 1.</summary>
    public double CpuShare => CpuSeconds / (Seconds * Processors);
}
