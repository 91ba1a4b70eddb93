using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class PercentileTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void OfAHundredValues_IsTheValueOfThatRank(double part, long expected)
    {
        long[] values = [.. Enumerable.Range(1, 100).Select(static value => (long)value).Reverse()];

        Assert.Equal(expected, Percentile.Of(values, part));
        Assert.Equal(100, values[0]);
    }

    [Fact]
    public void OfOneValue_IsThatValue() => Assert.Equal(7, Percentile.Of([7], 0.99));

    [Fact]
    public void OfNothing_IsAnError() => Assert.Throws<ArgumentException>(() => Percentile.Of([], 0.5));

    [Fact]
    public void OneSlowRunInFifty_IsInTheNinetyNinthPercentile()
    {
        long[] values = [.. Enumerable.Repeat(1L, 49), 1_000];

        Assert.Equal(1_000, Percentile.Of(values, 0.99));
        Assert.Equal(1, Percentile.Of(values, 0.5));
    }
}
