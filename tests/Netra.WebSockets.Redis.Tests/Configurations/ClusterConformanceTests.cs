using Netra.WebSockets.Conformance;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>The suite on a cluster of three servers.</summary>
[NeedsRedis]
public sealed class ClusterConformanceTests(ClusterConformanceTests.Fixture fixture) : BackplaneConformance, IClassFixture<ClusterConformanceTests.Fixture>
{
    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(Backplanes.Open(fixture.Cluster.Configuration));

    /// <summary>One cluster for all of them.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal RedisCluster Cluster { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (RedisServer.Command is not null || RedisServer.IsRequired) Cluster = await RedisCluster.StartAsync();
        }

        public async Task DisposeAsync()
        {
            if (Cluster is not null) await Cluster.DisposeAsync();
        }
    }
}
