using System.Diagnostics;

namespace Netra.WebSockets.Load;

/// <summary>What clients have seen of a range of runs: each is whole if its five events came in order, each once.</summary>
/// <param name="first">The first run's number.</param>
/// <param name="count">How many.</param>
internal sealed class RunTracker(int first, int count)
{
    private const byte Broken = byte.MaxValue;

    private readonly byte[] _seen = new byte[count];
    private readonly long[] _scheduled = new long[count];
    private readonly long[] _latencies = new long[count];
    private int _complete;

    public int Count => count;

    /// <summary>How many have been whole so far; one that breaks later counts still.</summary>
    public int Complete => Volatile.Read(ref _complete);

    /// <summary>Notes an event. A run belongs to one connection at a time, so its events are noted one after the other.</summary>
    /// <param name="seen">The event.</param>
    /// <param name="now">When it came, in ticks of <see cref="Stopwatch"/>.</param>
    public void Observe(in SeenEvent seen, long now)
    {
        var index = seen.Run - first;
        if (index < 0 || index >= count) return;
        _scheduled[index] = seen.ScheduledAt;
        if (_seen[index] != seen.Kind)
        {
            _seen[index] = Broken;
            return;
        }

        _seen[index]++;
        if (_seen[index] < LoadRun.Events) return;
        _latencies[index] = Math.Max(1, now - seen.ScheduledAt);
        Interlocked.Increment(ref _complete);
    }

    /// <summary>Whether the run with this place in the range has come complete and in order.</summary>
    public bool IsWhole(int index) => _seen[index] == LoadRun.Events;

    /// <param name="now">When waiting ended, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="window">For how long every run was waited for at the least.</param>
    public RunSummary Summarize(long now, TimeSpan window)
    {
        var least = Math.Max(1, (long)(window.TotalSeconds * Stopwatch.Frequency));
        var whole = 0;
        var started = 0;
        var latencies = new long[count];
        for (var index = 0; index < count; index++)
        {
            var isWhole = IsWhole(index);
            if (isWhole) whole++;
            if (_seen[index] > 0) started++;
            // One that is not whole took at least as long as it was waited for.
            latencies[index] = isWhole ? _latencies[index] : _scheduled[index] > 0 ? Math.Max(least, now - _scheduled[index]) : least;
        }

        return new RunSummary(count, started, whole, Milliseconds(Percentile.Of(latencies, 0.5)), Milliseconds(Percentile.Of(latencies, 0.99)));
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
