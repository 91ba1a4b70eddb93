using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>The process's connection, made for the first who asks. The client reconnects by itself; here is what has to be known of it.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private static readonly Version Oldest = new(7, 0);

    private readonly Lock _gate = new();
    private readonly ConfigurationOptions _configuration;
    private readonly RedisMeter _meter;
    private readonly ILogger _log;
    private Task<ConnectionMultiplexer>? _opening;
    private bool _disposed;

    public RedisConnection(ConfigurationOptions configuration, TimeSpan timeout, RedisMeter meter, ILogger log)
    {
        _meter = meter;
        _log = log;
        _configuration = configuration.Clone();
        _configuration.AbortOnConnectFail = false;
        // What the library has given up is not to be carried out later: a command that waits for a connection waits no longer.
        _configuration.AsyncTimeout = _configuration.SyncTimeout = (int)Math.Clamp(timeout.TotalMilliseconds, 1, int.MaxValue);
    }

    /// <summary>Called when a connection has been restored; notices may have been missed. The argument is how to report that they are read again.</summary>
    public Func<Task> Restored { get; set; } = () => Task.CompletedTask;

    /// <summary>How many users' logs are read after a reconnect, for the log.</summary>
    public Func<int> Listeners { get; set; } = () => 0;

    /// <summary>Whether a server can be reached.</summary>
    public bool IsConnected => _opening is { IsCompletedSuccessfully: true } opened && opened.Result.IsConnected;

    /// <summary>The connection. It may be away; then commands wait for it until their time is over.</summary>
    public Task<ConnectionMultiplexer> OpenAsync()
    {
        if (_opening is { IsCompletedSuccessfully: true } opened) return opened;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_opening is null or { IsFaulted: true } or { IsCanceled: true }) _opening = ConnectAsync();
            return _opening;
        }
    }

    /// <summary>Completes when the server has answered what was sent to it before; or does not answer.</summary>
    public async Task AnswersAsync()
    {
        try
        {
            await (await OpenAsync()).GetSubscriber().PingAsync();
        }
        catch (RedisException)
        {
            // The next reconnect begins again.
        }
        catch (TimeoutException)
        {
            // As above.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? opening;
        lock (_gate)
        {
            _disposed = true;
            opening = _opening;
        }

        if (opening is null) return;
        await Task.WhenAny(opening);
        if (opening.IsCompletedSuccessfully) await opening.Result.DisposeAsync();
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(_configuration);
        multiplexer.ConnectionFailed += (_, lost) =>
        {
            _meter.ConnectionLost();
            Log.ConnectionLost(_log, lost.EndPoint, lost.ConnectionType, lost.FailureType, lost.Exception);
        };
        multiplexer.ConnectionRestored += (_, restored) => _ = AfterRestoreAsync(restored);
        // A slot has moved or a replica was promoted: subscriptions follow, and what came meanwhile is read.
        multiplexer.ConfigurationChanged += (_, changed) => _ = RestoredAsync();
        CheckVersions(multiplexer);
        return multiplexer;
    }

    private async Task AfterRestoreAsync(ConnectionFailedEventArgs restored)
    {
        Log.ConnectionRestored(_log, restored.EndPoint, restored.ConnectionType, Listeners());
        if (_opening is { IsCompletedSuccessfully: true } opened) CheckVersions(opened.Result);
        await RestoredAsync();
    }

    private async Task RestoredAsync()
    {
        // The client has sent the subscriptions again, and this is answered behind them.
        await AnswersAsync();
        await Restored();
    }

    private void CheckVersions(ConnectionMultiplexer multiplexer)
    {
        foreach (var server in multiplexer.GetServers())
        {
            if (server.IsConnected && server.Version < Oldest) Log.TooOld(_log, server.EndPoint, server.Version);
        }
    }
}
