using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class RunLossesTests
{
    private const int First = 100;
    private const int Count = 4;

    private static readonly RunOrder Order = new(First, Count, 1, FirstUser: 0, Users: Count, Stride: 1);

    [Fact]
    public void RunThatIsNotWhole_IsLostWithoutAWord() => Assert.Equal((1, 0, 3), Judge(unconfirmed: [], told: []));

    [Fact]
    public void UnconfirmedRun_IsTold() => Assert.Equal((1, 1, 2), Judge(unconfirmed: [First + 1], told: []));

    [Fact]
    public void RunOfAUserWhoWasToldAGap_IsTold() => Assert.Equal((1, 2, 1), Judge(unconfirmed: [First + 1], told: [2]));

    [Fact]
    public void WholeRun_IsWholeWhateverWasTold() => Assert.Equal((1, 3, 0), Judge(unconfirmed: [First, First + 1], told: [0, 2, 3]));

    [Fact]
    public void PartsOfSeveralServers_AddUp()
    {
        var tracker = new RunTracker(First, 2 * Count);
        SeeWhole(tracker, First + Count);
        var sum = RunLosses.Of(tracker, 0, Order, [First], static _ => false) + RunLosses.Of(tracker, Count, Order with { First = First + Count }, [First + Count + 1], static _ => false);

        Assert.Equal((8, 1, 2, 5), (sum.Count, sum.Whole, sum.Told, sum.Silent));
        Assert.Equal((12.5, 62.5), (sum.WholePercent, sum.SilentPercent));
    }

    private static (int Whole, int Told, int Silent) Judge(int[] unconfirmed, int[] told)
    {
        var tracker = new RunTracker(First, Count);
        SeeWhole(tracker, First);
        tracker.Observe(new SeenEvent(0, First + 1, 0, 0), 1);
        var losses = RunLosses.Of(tracker, 0, Order, unconfirmed, told.Contains);
        return (losses.Whole, losses.Told, losses.Silent);
    }

    private static void SeeWhole(RunTracker tracker, int run)
    {
        for (var kind = 0; kind < LoadRun.Events; kind++) tracker.Observe(new SeenEvent(kind, run, 0, 0), 1);
    }
}
