using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>
/// Sends appends. Those that come while others are under way go together in the next script: the more there is to do, the less each
/// costs, and where there is little, nothing waits. A script touches one slot where the slots are on several servers.
/// </summary>
/// <param name="evaluate">Carries out the script with keys and arguments.</param>
/// <param name="first">The arguments that all appends share; what it returns holds an epoch that no log has had.</param>
/// <param name="timeout">How long an append may wait; afterwards the library has given up on it, and it is not to be carried out.</param>
/// <param name="time">The clock.</param>
/// <param name="isOneSlot">Whether a script may touch the keys of one bucket only, as far as is known.</param>
/// <param name="reportLost">Called when a log had lost its end.</param>
internal sealed class AppendQueue(
    Func<RedisKey[], RedisValue[], Task<RedisResult>> evaluate, Func<RedisValue[]> first, TimeSpan timeout, TimeProvider time, bool isOneSlot,
    Action reportLost)
{
    /// <summary>While one is carried out, the next is on its way; a third would only take from what goes together.</summary>
    private const int ScriptsUnderWay = 2;

    private const int MostTogether = 64;

    /// <summary>Beyond it, a script would keep other clients waiting.</summary>
    private const int MostBytesTogether = 256 * 1024;

    private readonly AppendLane _all = new();
    private readonly AppendLane?[] _lanes = new AppendLane?[UserKeys.Buckets];
    private volatile bool _isOneSlot = isOneSlot;

    /// <summary>Completes when the append has been answered.</summary>
    public ValueTask<BackplaneAppendResult> AppendAsync(in BackplaneAppend append, string root, int bucket)
    {
        var pending = new PendingAppend(append, root, bucket, time.GetTimestamp());
        var answer = pending.Answer;
        Add(pending);
        return answer;
    }

    private void Add(PendingAppend pending)
    {
        var lane = LaneOf(pending.Bucket);
        lock (lane.Gate)
        {
            lane.Waiting.Enqueue(pending);
            if (lane.UnderWay == ScriptsUnderWay) return;
            lane.UnderWay++;
        }

        // What is sent is everybody's: nothing of the caller's context goes with it.
        if (ExecutionContext.IsFlowSuppressed())
        {
            SendNext(lane);
            return;
        }

        using (ExecutionContext.SuppressFlow()) SendNext(lane);
    }

    private AppendLane LaneOf(int bucket)
    {
        if (!_isOneSlot) return _all;
        return Volatile.Read(ref _lanes[bucket]) ?? Interlocked.CompareExchange(ref _lanes[bucket], new AppendLane(), null) ?? _lanes[bucket]!;
    }

    /// <summary>Sends what waits, if anything does.</summary>
    private void SendNext(AppendLane lane)
    {
        if (Take(lane) is { } taken) _ = SendAsync(lane, taken);
    }

    private async Task SendAsync(AppendLane lane, List<PendingAppend> taken)
    {
        BackplaneAppendResult[]? results = null;
        string?[]? failures = null;
        Exception? failure = null;
        try
        {
            var (keys, arguments) = Compose(taken);
            var answer = await evaluate(keys, arguments).ConfigureAwait(false);
            (results, failures) = Read((ReadOnlyMemory<byte>)(RedisValue)answer, taken.Count);
        }
        catch (Exception error)
        {
            failure = error;
        }

        if (failure is not null && ReferenceEquals(lane, _all) && IsOfSeveralSlots(failure))
        {
            _isOneSlot = true;
            foreach (var pending in taken) Add(pending);
            SendNext(lane);
            return;
        }

        // First what waits: whoever is answered goes on within the last of these calls, and may take his time.
        SendNext(lane);
        for (var place = 0; place < taken.Count; place++)
        {
            if (failure is not null) taken[place].Fail(failure);
            else if (failures![place] is { } why) taken[place].Fail(new RedisServerException(RedisErrorKind.UnknownError, CommandFlags.DemandMaster, why));
            else taken[place].Complete(results![place], isLast: place == taken.Count - 1);
        }
    }

    /// <returns>Null if nothing waits.</returns>
    private List<PendingAppend>? Take(AppendLane lane)
    {
        List<PendingAppend>? taken = null;
        List<PendingAppend>? late = null;
        var bytes = 0;
        lock (lane.Gate)
        {
            while (lane.Waiting.TryPeek(out var next))
            {
                if (time.GetElapsedTime(next.Since) >= timeout)
                {
                    (late ??= []).Add(lane.Waiting.Dequeue());
                    continue;
                }

                bytes += next.Append.Event.Length;
                if (taken is not null && (taken.Count == MostTogether || bytes > MostBytesTogether)) break;
                (taken ??= new(1 + Math.Min(lane.Waiting.Count, MostTogether))).Add(lane.Waiting.Dequeue());
            }

            if (taken is null) lane.UnderWay--;
        }

        foreach (var pending in late ?? []) pending.Fail(new TimeoutException("Redis has not answered what was sent before."));
        return taken;
    }

    private (RedisKey[] Keys, RedisValue[] Arguments) Compose(List<PendingAppend> taken)
    {
        var shared = first();
        var count = shared.Length;
        foreach (var pending in taken) count += pending.Arguments;
        var keys = new RedisKey[taken.Count];
        var arguments = new RedisValue[count];
        shared.CopyTo(arguments, 0);
        var at = shared.Length;
        for (var place = 0; place < keys.Length; place++)
        {
            keys[place] = taken[place].Root;
            taken[place].Write(arguments.AsSpan(at, taken[place].Arguments));
            at += taken[place].Arguments;
        }

        return (keys, arguments);
    }

    private (BackplaneAppendResult[] Results, string?[] Failures) Read(ReadOnlyMemory<byte> text, int count)
    {
        var (results, failures) = (new BackplaneAppendResult[count], new string?[count]);
        var answer = new AppendAnswer(text.Span);
        for (var place = 0; place < count; place++)
        {
            failures[place] = answer.Next(out results[place], out var hadLost);
            if (hadLost) reportLost();
        }

        return (results, failures);
    }

    /// <summary>A cluster, or a service that is one behind a single address. Nothing has been carried out.</summary>
    private static bool IsOfSeveralSlots(Exception error) => error switch
    {
        RedisServerException { Kind: RedisErrorKind.CrossSlot } => true,
        RedisCommandException => error.Message.Contains("single slot", StringComparison.Ordinal),
        _ => false,
    };
}

/// <summary>Appends that may go together.</summary>
internal sealed class AppendLane
{
    public Lock Gate { get; } = new();

    public Queue<PendingAppend> Waiting { get; } = new();

    /// <summary>How many scripts have been sent and not answered.</summary>
    public int UnderWay { get; set; }
}
