namespace Netra.WebSockets.Load;

/// <summary>One of the five events, as it arrived.</summary>
/// <param name="Kind">Its place in a run, from 0.</param>
/// <param name="Run">The run's number.</param>
/// <param name="ScheduledAt">When the run was to begin, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Sequence">Its place in the user's log; 0 where it has none.</param>
internal readonly record struct SeenEvent(int Kind, int Run, long ScheduledAt, long Sequence);
