namespace Netra.WebSockets.Tests;

/// <summary>Time that stands still until the scheduler lets the next timer fire.</summary>
internal sealed class SeededTime : TimeProvider
{
    private static readonly long Start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).Ticks;

    private readonly List<Timer> _timers = [];
    private long _now = Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => _now += by.Ticks;

    /// <summary>Lets time pass until the next timer, and fires it.</summary>
    public bool FireNext(bool periodicToo)
    {
        Timer? next = null;
        foreach (var timer in _timers)
        {
            if (timer.Due is not null && (periodicToo || timer.Period <= TimeSpan.Zero) && (next is null || timer.Due < next.Due)) next = timer;
        }

        if (next is null) return false;
        _now = Math.Max(_now, next.Due!.Value);
        next.Fire();
        return true;
    }

    private sealed class Timer(SeededTime time, TimerCallback callback, object? state) : ITimer
    {
        public long? Due { get; private set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime.Ticks;
            Period = period;
            return true;
        }

        public void Fire()
        {
            Due = Period > TimeSpan.Zero ? time._now + Period.Ticks : null;
            callback(state);
        }

        public void Dispose()
        {
            Due = null;
            time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
