namespace Netra.WebSockets.Load;

/// <summary>What became of a range of runs.</summary>
/// <param name="Count">How many there were to be.</param>
/// <param name="Started">Of how many anything was seen.</param>
/// <param name="Whole">How many came complete and in order.</param>
/// <param name="P50Ms">From the scheduled begin to the last event.</param>
/// <param name="P99Ms">As <paramref name="P50Ms"/>; a run that is not whole counts with the time it was waited for.</param>
internal sealed record RunSummary(int Count, int Started, int Whole, double P50Ms, double P99Ms)
{
    public double WholeShare => (double)Whole / Count;
}
