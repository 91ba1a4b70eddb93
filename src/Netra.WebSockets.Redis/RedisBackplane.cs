using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>
/// The users' logs in Redis or Valkey, 7.0 or newer, for any number of processes. Every call is a script that decides and acts in
/// one step, so one round trip; appends that come at the same time share one. <c>AddRedisBackplane</c> registers it.
/// </summary>
/// <remarks>
/// A log belongs to the replication id of the server that wrote it, which is new after every start of a primary and after every promotion. A log
/// of another id may have lost its end, and begins a new epoch before anything is answered for it. Its open runs are kept for their owners,
/// who go on with them. One that its owner does not renew is forgotten and not ended: its end may be among what was lost.
/// </remarks>
public sealed class RedisBackplane : IWebSocketBackplane, IAsyncDisposable
{
    private readonly UserKeys _keys;
    private readonly RedisConnection _connection;
    private readonly UserChannels _channels;
    private readonly BroadcastChannel _broadcasts;
    private readonly AppendQueue _appends;
    private readonly PubSub _pubSub;
    private readonly RedisMeter _meter;
    private readonly ILogger _log;
    private readonly RedisValue _window;
    private readonly RedisValue _life;
    private readonly RedisValue _maxBytes;
    private readonly RedisValue _maxCount;
    private readonly string _epochs = Guid.NewGuid().ToString("N");
    private long _epochCount;

    /// <summary>Connects with the first call, and reconnects whenever the connection is lost.</summary>
    /// <param name="options">Where Redis is.</param>
    /// <param name="limits">How much is kept, for how long, and how long a call may take.</param>
    /// <param name="meters">Makes the meter <c>Netra.WebSockets.Redis</c>.</param>
    /// <param name="log">Hears of lost connections and lost logs.</param>
    public RedisBackplane(IOptions<RedisBackplaneOptions> options, IOptions<WebSocketManagerOptions> limits, IMeterFactory meters, ILogger<RedisBackplane> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(log);
        _log = log;
        _meter = new RedisMeter(meters);
        _keys = new UserKeys(options.Value.KeyPrefix);
        _window = (long)Math.Ceiling(limits.Value.ReplayWindow.TotalMilliseconds);
        // An idle log that somebody listens to is read in a third of a lease, which keeps it.
        _life = (long)Math.Ceiling(((2 * limits.Value.ReplayWindow) + limits.Value.RunLease).TotalMilliseconds);
        _maxBytes = limits.Value.ReplayBytesPerUser;
        _maxCount = options.Value.EventsPerUser;
        _connection = new RedisConnection(options.Value.Configuration, limits.Value.BackplaneTimeout, _meter, log);
        _pubSub = PubSubChannels.Of(options.Value.Configuration);
        _channels = new UserChannels(_connection, _pubSub, _meter, log);
        _broadcasts = new BroadcastChannel(_connection, _pubSub, _keys.Broadcasts);
        // Where the channels are plain there may be a proxy, with servers behind it that it chooses by a command's first key.
        _appends = new AppendQueue(
            (keys, arguments) => EvaluateAsync(RedisScript.Append, keys, arguments, default),
            () => [_window, _life, NewEpoch(), _maxBytes, _maxCount],
            limits.Value.BackplaneTimeout,
            TimeProvider.System,
            isOneSlot: _pubSub == PubSub.Plain || options.Value.Configuration.Proxy != Proxy.None,
            ReportLost);
        _connection.Restored = _channels.TellLostAsync;
        _connection.Listeners = () => _channels.Count;
    }

    /// <summary>Whether a server can be reached.</summary>
    internal bool IsConnected => _connection.IsConnected;

    /// <inheritdoc/>
    public ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        if (append.Run is null != (append.Step == BackplaneRunStep.None)) throw new ArgumentException("A step needs a run, and a run a step.", nameof(append));
        var root = _keys.RootOf(append.User, out var bucket);
        var answered = _appends.AppendAsync(append, root, bucket);
        return ct.CanBeCanceled ? new ValueTask<BackplaneAppendResult>(answered.AsTask().WaitAsync(ct)) : answered;
    }

    /// <inheritdoc/>
    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        RedisValue[] arguments = [_window, _life, NewEpoch(), _maxBytes, _maxCount, after?.Epoch ?? "", after?.Sequence ?? 0, maxBytes];
        var answer = (RedisValue[])(await EvaluateAsync(RedisScript.Read, _keys.RootOf(user), arguments, ct))!;
        ReportLost(answer[3]);
        var head = new BackplanePosition(answer[0]!, (long)answer[1]);
        var first = (long)answer[4];
        string reason = answer[5]!;
        var entries = new BackplaneEntry[answer.Length - 6];
        for (var index = 0; index < entries.Length; index++) entries[index] = new BackplaneEntry(head with { Sequence = first + index }, answer[index + 6]);
        return new BackplaneSlice(head, entries, GenerationOf(answer[2]), reason.Length == 0 ? null : reason);
    }

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _channels.ListenAsync(_keys.RootOf(user), listener);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct) =>
        (bool)await EvaluateAsync(RedisScript.Forget, _keys.RootOf(user), [_window, _life, NewEpoch(), epoch ?? ""], ct);

    /// <inheritdoc/>
    public async ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reason);
        // Empty would say that nobody was put out.
        await EvaluateAsync(RedisScript.Forget, _keys.RootOf(user), [_window, _life, NewEpoch(), "", reason.Length == 0 ? " " : reason], ct);
    }

    /// <inheritdoc/>
    public async ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        RedisValue[] arguments = [_window, _life, NewEpoch(), presence.Process, presence.Connections, RunBody.MillisecondsOf(presence.Lease)];
        var answer = (RedisValue[])(await EvaluateAsync(RedisScript.Check, _keys.RootOf(user), arguments, ct))!;
        ReportLost(answer[3]);
        return new BackplaneCheck(new BackplanePosition(answer[0]!, (long)answer[1]), GenerationOf(answer[2]), (int)answer[4]);
    }

    /// <inheritdoc/>
    public ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct) => _broadcasts.PublishAsync(broadcast, ct);

    /// <inheritdoc/>
    public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return _broadcasts.ListenAsync(listener);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var arguments = new List<RedisValue> { _window, _life, NewEpoch(), adopt };
        foreach (var run in runs) arguments.AddRange([run.Run.Value, run.Owner, RunBody.MillisecondsOf(run.Lease), RunBody.Write(user, run)]);
        var held = (RedisValue[])(await EvaluateAsync(RedisScript.Claim, _keys.RootOf(user), [.. arguments], ct))!;
        return Array.ConvertAll(held, place => runs[(int)place].Run);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct)
    {
        // Most buckets have no open run: a plain command says so, all of them in one go.
        var database = (await _connection.OpenAsync()).GetDatabase();
        var counts = new Task<long>[UserKeys.Buckets];
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            counts[bucket] = database.SortedSetLengthAsync(_keys.RunIndexOf(bucket), flags: CommandFlags.DemandMaster);
        }

        List<BackplaneAbandonedRun> found = [];
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (await counts[bucket] == 0 || found.Count >= most) continue;
            var answer = (RedisValue[])(await EvaluateAsync(RedisScript.Abandoned, _keys.RunIndexOf(bucket), [most - found.Count], ct))!;
            foreach (var body in answer) found.Add(RunBody.Read(((ReadOnlyMemory<byte>)body).Span));
        }

        return found;
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Asks the server, for the health check.</summary>
    internal async Task<TimeSpan> PingAsync() => await (await _connection.OpenAsync()).GetDatabase().PingAsync();

    private Task<RedisResult> EvaluateAsync(RedisScript script, string key, RedisValue[] arguments, CancellationToken ct) =>
        EvaluateAsync(script, [key], arguments, ct);

    private async Task<RedisResult> EvaluateAsync(RedisScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken ct)
    {
        var begunAt = Stopwatch.GetTimestamp();
        var failed = true;
        try
        {
            var connection = await _connection.OpenAsync().WaitAsync(ct);
            var answer = await script.EvaluateAsync(connection.GetDatabase(), _pubSub, keys, arguments).WaitAsync(ct);
            failed = false;
            return answer;
        }
        finally
        {
            _meter.Called(script.Operation, begunAt, failed);
        }
    }

    private void ReportLost(RedisValue lost)
    {
        if ((int)lost != 0) ReportLost();
    }

    private void ReportLost()
    {
        _meter.LogLost();
        Log.LogLost(_log);
    }

    /// <summary>For a log that needs one: no other call has it.</summary>
    private RedisValue NewEpoch() => string.Create(CultureInfo.InvariantCulture, $"{_epochs}-{Interlocked.Increment(ref _epochCount):x}");

    /// <summary>15 hexadecimal digits.</summary>
    private static long GenerationOf(RedisValue lineage) => Convert.ToInt64(lineage, 16);
}
