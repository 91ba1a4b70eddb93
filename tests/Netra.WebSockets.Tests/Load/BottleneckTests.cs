using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class BottleneckTests
{
    [Theory]
    [InlineData(0.9, 1, 2, null)]
    [InlineData(1.0, 1, 2, Bottleneck.Client)]
    [InlineData(3.0, 1, 8, null)]
    [InlineData(3.0, 0.5, 8, Bottleneck.Client)]
    public void ClientThatTakesHalfOfTheMachine_IsRefused(double cpuSeconds, double seconds, int processors, string? expected) =>
        Assert.Equal(expected, Bottleneck.Refusal(new ClientCost(cpuSeconds, seconds, processors, DelayMs: 0)));

    [Theory]
    [InlineData(1.9, 2.0, null)]
    [InlineData(2.6, 10.0, Bottleneck.Client)]
    [InlineData(2.4, 10.0, null)]
    [InlineData(300, 1_000, Bottleneck.Client)]
    public void ClientWhoseDelayIsAPartOfTheLatency_IsRefused(double delayMs, double latencyMs, string? expected) =>
        Assert.Equal(expected, Bottleneck.Refusal(new ClientCost(0.1, 1, 2, delayMs), generatorLagMs: 0, latencyMs));

    [Fact]
    public void LateGenerator_IsRefused()
    {
        var client = new ClientCost(0.1, 1, 2, DelayMs: 0);

        Assert.Equal(Bottleneck.Generator, Bottleneck.Refusal(client, generatorLagMs: 5, latencyMs: 10));
        Assert.Null(Bottleneck.Refusal(client, generatorLagMs: 1, latencyMs: 3));
    }

    [Fact]
    public void ServerThatDoesNotKeepUp_HasNoLatency()
    {
        var server = new RunReport(Sent: 90, Failed: 0, LagP99Ms: 0, AllocatedBytes: 0, KeptBytes: 0, CpuSeconds: 1, Seconds: 1, CompiledMethods: 0, Unconfirmed: []);
        var runs = new RunSummary(Count: 100, Started: 95, Whole: 98, P50Ms: 100, P99Ms: 2_000);

        Assert.Equal(Measurement.Saturated, new Measurement(server, runs, new ClientCost(0.1, 1, 2, 1), RunLosses.None).LatencyRefusal());
        Assert.Equal(Bottleneck.Client, new Measurement(server, runs, new ClientCost(1.5, 1, 2, 1), RunLosses.None).LatencyRefusal());
        Assert.Null(new Measurement(server, runs with { Whole = 99 }, new ClientCost(0.1, 1, 2, 1), RunLosses.None).LatencyRefusal());
    }
}
