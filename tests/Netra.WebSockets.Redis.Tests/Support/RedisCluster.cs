using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Three servers that share the slots, without replicas.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16_384;

    private readonly List<RedisServer> _servers = [];

    public IReadOnlyList<RedisServer> Servers => _servers;

    public string Configuration => string.Join(',', _servers.Select(server => server.EndPoint));

    public static async Task<RedisCluster> StartAsync()
    {
        var cluster = new RedisCluster();
        var buses = new List<int>();
        for (var server = 0; server < 3; server++)
        {
            buses.Add(RedisServer.FreePort());
            cluster._servers.Add(await RedisServer.StartAsync("--cluster-enabled", "yes", "--cluster-port", $"{buses[server]}", "--cluster-node-timeout", "2000", "--cluster-require-full-coverage", "no"));
        }

        for (var server = 0; server < 3; server++)
        {
            await cluster._servers[server].DoAsync("CLUSTER", "ADDSLOTSRANGE", Slots * server / 3, (Slots * (server + 1) / 3) - 1);
            if (server > 0) await cluster._servers[server].DoAsync("CLUSTER", "MEET", "127.0.0.1", cluster._servers[0].Port, buses[0]);
        }

        await cluster.IsWholeAsync();
        return cluster;
    }

    /// <summary>Completes when every server says that all slots are served.</summary>
    public async Task IsWholeAsync()
    {
        foreach (var server in _servers)
        {
            await using var client = await ConnectionMultiplexer.ConnectAsync($"{server.EndPoint},allowAdmin=true");
            await Until.TrueAsync(async () =>
            {
                var info = (string)(await client.GetServer(server.EndPoint).ExecuteAsync("CLUSTER", "INFO"))!;
                return new[] { "cluster_state:ok", $"cluster_slots_ok:{Slots}", "cluster_known_nodes:3" }.All(said => info.Contains(said, StringComparison.Ordinal));
            }, "all slots are served");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
    }
}
