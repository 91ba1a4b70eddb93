using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class SpreadTests
{
    private static readonly Outcome Refused = Outcome.None(Bottleneck.Client);

    [Fact]
    public void MedianOfAnOddNumber_IsTheOneInTheMiddle() => Assert.Equal(2, Spread.Median([Outcome.Of(9), Outcome.Of(1), Outcome.Of(2)]));

    [Fact]
    public void MedianOfAnEvenNumber_IsTheMeanOfTheTwo() => Assert.Equal(3, Spread.Median([Outcome.Of(9), Outcome.Of(1), Outcome.Of(2), Outcome.Of(4)]));

    [Fact]
    public void MostlyRefused_HasNoNumber()
    {
        Outcome[] outcomes = [Refused, Outcome.Of(1), Refused];

        Assert.Null(Spread.Median(outcomes));
        Assert.Equal("refused: the client was the bottleneck (2 of 3)", Spread.Describe(outcomes, "0"));
    }

    [Fact]
    public void OneRefused_IsSaid() => Assert.Equal("2 (1–3), 2 of 3", Spread.Describe([Outcome.Of(1), Refused, Outcome.Of(3)], "0"));

    [Fact]
    public void LowerBound_IsWrittenAsOne() => Assert.Equal("≥ 2 (1–3)", Spread.Describe([Outcome.Of(1), Outcome.Of(2, isAtLeast: true), Outcome.Of(3)], "0"));

    [Fact]
    public void Table_ComparesTheMediansWithTheGroups()
    {
        var results = new Results();
        foreach (var value in (double[])[100, 300, 200]) results.Add(Metric.Heap, PeerKind.Netra, Outcome.Of(value));
        results.Add(Metric.Heap, PeerKind.SignalRGroups, Outcome.Of(400));
        results.Add(Metric.ConnectRate, PeerKind.Netra, Refused);
        results.Add(Metric.ConnectRate, PeerKind.SignalRGroups, Outcome.Of(5));
        results.Add(Metric.StallP99, PeerKind.Netra, Outcome.Of(4));
        results.Add(Metric.StallP99, PeerKind.SignalRGroups, Outcome.Of(4_000, isAtLeast: true));

        Assert.Equal(
            """
            | | Netra.WebSockets | SignalR, groups | ratio | aim |
            |---|---|---|---|---|
            | GC heap per connection, bytes | 200 (100–300) | 400 | 0.50 | ≤ 0.75 |
            | connects per second | refused: the client was the bottleneck | 5 |  |  |
            | healthy tab beside a stalled one, p99, ms | 4.0 | ≥ 4,000.0 | ≤ 0.0010 | ≤ 0.01 |

            """,
            ResultTable.Write(results, [PeerKind.Netra, PeerKind.SignalRGroups]),
            ignoreLineEndingDifferences: true);
    }
}
