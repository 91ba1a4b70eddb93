using System.Threading.Tasks.Sources;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>An append that has not been answered. It is completed once, by whoever sends it.</summary>
/// <param name="append">The append.</param>
/// <param name="root">The log's key.</param>
/// <param name="bucket">The bucket of the key.</param>
/// <param name="since">When it began to wait.</param>
internal sealed class PendingAppend(in BackplaneAppend append, string root, int bucket, long since) : IValueTaskSource<BackplaneAppendResult>
{
    private const int WithoutRun = 4;
    private const int OfARun = 7;

    private ManualResetValueTaskSourceCore<BackplaneAppendResult> _end;

    public BackplaneAppend Append { get; } = append;

    public string Root { get; } = root;

    public int Bucket { get; } = bucket;

    /// <summary>When it began to wait.</summary>
    public long Since { get; } = since;

    /// <summary>Its answer.</summary>
    public ValueTask<BackplaneAppendResult> Answer => new(this, _end.Version);

    /// <summary>How many arguments of the script it has.</summary>
    public int Arguments => Append.Step switch
    {
        BackplaneRunStep.None => WithoutRun,
        BackplaneRunStep.Starts => OfARun + 1,
        _ => OfARun,
    };

    /// <summary>Writes its arguments, as <c>append.lua</c> takes them.</summary>
    public void Write(Span<RedisValue> arguments)
    {
        arguments[0] = Append.Id.Producer;
        arguments[1] = Append.Id.Number;
        arguments[2] = Append.Event;
        arguments[3] = Append.Step switch
        {
            BackplaneRunStep.None => "n",
            BackplaneRunStep.Starts => "s",
            BackplaneRunStep.Ends => "e",
            _ => "c",
        };
        if (Append.Run is not { } run) return;
        arguments[4] = run.Run.Value;
        arguments[5] = run.Owner;
        arguments[6] = RunBody.MillisecondsOf(run.Lease);
        if (Append.Step == BackplaneRunStep.Starts) arguments[7] = RunBody.Write(Append.User, run);
    }

    /// <param name="result">What became of it.</param>
    /// <param name="isLast">Whether the caller has nothing else to do: whoever waits then goes on within this call.</param>
    public void Complete(BackplaneAppendResult result, bool isLast)
    {
        _end.RunContinuationsAsynchronously = !isLast;
        _end.SetResult(result);
    }

    public void Fail(Exception error)
    {
        _end.RunContinuationsAsynchronously = true;
        _end.SetException(error);
    }

    BackplaneAppendResult IValueTaskSource<BackplaneAppendResult>.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<BackplaneAppendResult>.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource<BackplaneAppendResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);
}
