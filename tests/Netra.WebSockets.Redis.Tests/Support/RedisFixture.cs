namespace Netra.WebSockets.Redis.Tests;

/// <summary>One server for the tests of a class that do it no harm.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;

    internal RedisServer Server => _server ?? throw new InvalidOperationException(NeedsRedisAttribute.Missing);

    public async Task InitializeAsync()
    {
        // Where the tests are skipped, nothing is started.
        if (RedisServer.Command is not null || RedisServer.IsRequired) _server = await RedisServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
