using System.Diagnostics;
using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class RunTrackerTests
{
    private const int First = 100;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    [Fact]
    public void FiveInOrder_AreAWholeRun() => Assert.Equal(1, Seen(0, 1, 2, 3, 4).Whole);

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(1, 2, 3, 4)]
    [InlineData(0, 1, 3, 4)]
    [InlineData(0, 1, 3, 2, 4)]
    [InlineData(0, 1, 1, 2, 3, 4)]
    [InlineData(0, 1, 2, 3, 4, 4)]
    [InlineData(0, 2, 1, 2, 3, 4)]
    public void AnythingElse_IsNot(params int[] kinds) => Assert.Equal(0, Seen(kinds).Whole);

    [Fact]
    public void RunOfAnotherRange_IsNotCounted()
    {
        var tracker = new RunTracker(First, 1);
        tracker.Observe(new SeenEvent(0, First - 1, 0, 0), 1);
        tracker.Observe(new SeenEvent(0, First + 1, 0, 0), 1);

        Assert.Equal(0, tracker.Summarize(0, Window).Started);
    }

    [Fact]
    public void Latency_IsFromTheScheduledBeginToTheLastEvent()
    {
        var tracker = new RunTracker(First, 1);
        for (var kind = 0; kind < 5; kind++) tracker.Observe(new SeenEvent(kind, First, Seconds(10), 0), Seconds(10 + kind));

        Assert.Equal(4_000, tracker.Summarize(Seconds(20), Window).P99Ms);
    }

    [Fact]
    public void RunThatDoesNotEnd_TookAsLongAsItWasWaitedFor()
    {
        var tracker = new RunTracker(First, 2);
        tracker.Observe(new SeenEvent(0, First, Seconds(10), 0), Seconds(10));

        var summary = tracker.Summarize(Seconds(17), Window);

        Assert.Equal(7_000, summary.P99Ms);
        Assert.Equal(1_000, summary.P50Ms);
        Assert.Equal((2, 1, 0), (summary.Count, summary.Started, summary.Whole));
    }

    private static RunSummary Seen(params int[] kinds)
    {
        var tracker = new RunTracker(First, 1);
        foreach (var kind in kinds) tracker.Observe(new SeenEvent(kind, First, 0, 0), 1);
        return tracker.Summarize(1, Window);
    }

    private static long Seconds(double seconds) => (long)(seconds * Stopwatch.Frequency);
}
