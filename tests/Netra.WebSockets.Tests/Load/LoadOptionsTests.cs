using Netra.WebSockets.Load;

namespace Netra.WebSockets.Tests.Load;

public sealed class LoadOptionsTests
{
    [Fact]
    public void Defaults_AreThoseOfTheTable()
    {
        var options = LoadOptions.Parse(["all"]);

        Assert.Equal(10_000, options.Connections);
        Assert.True(options.Repetitions >= 5);
        Assert.Equal([1_000, 5_000, 20_000, 40_000, 80_000], options.Rates);
        Assert.Equal(4, options.Peers.Count);
        Assert.All(LoadOptions.AllScenarios, scenario => Assert.True(options.Has(scenario)));
    }

    [Fact]
    public void OptionsAfterQuick_Win()
    {
        var options = LoadOptions.Parse(["stall,storm", "--connections", "7", "--quick", "--peers", "netra,Bare"]);

        Assert.Equal((true, 7), (options.Quick, options.Connections));
        Assert.Equal([PeerKind.Netra, PeerKind.Bare], options.Peers);
        Assert.True(options.Has("stall"));
        Assert.False(options.Has("latency"));
    }

    [Fact]
    public void Redis_IsTwoPeersAndItsOwnScenarios()
    {
        var options = LoadOptions.Parse(["redis"]);

        Assert.True(options.IsOnRedis);
        Assert.Equal([PeerKind.Netra, PeerKind.SignalRGroups], options.Peers);
        Assert.Equal(0, options.Repetitions % 2);
        Assert.All(LoadOptions.RedisScenarios, scenario => Assert.True(options.Has(scenario)));
        Assert.False(LoadOptions.Parse(["redis", "--only", "faults,growth"]).Has("latency"));
        Assert.False(LoadOptions.Parse(["all"]).IsOnRedis);
    }

    [Theory]
    [InlineData]
    [InlineData("redis", "--only", "storm")]
    [InlineData("all", "--only", "latency")]
    [InlineData("latency,faults")]
    [InlineData("everything")]
    [InlineData("all", "--rates", "0")]
    [InlineData("all", "--rates")]
    [InlineData("all", "--peers", "7")]
    [InlineData("all", "--fast", "1")]
    public void AnythingElse_IsAnError(params string[] args) => Assert.Throws<FormatException>(() => LoadOptions.Parse(args));
}
