namespace Netra.WebSockets;

/// <summary>How often expired things are looked for.</summary>
internal static class SweepPeriod
{
    /// <returns>A quarter of <paramref name="window"/>, between 1 and 30 s.</returns>
    public static TimeSpan Of(TimeSpan window) => TimeSpan.FromSeconds(Math.Clamp(window.TotalSeconds / 4, 1, 30));
}
