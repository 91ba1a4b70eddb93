using System.Threading.Tasks.Sources;

namespace Netra.WebSockets;

/// <summary>
/// A call that is waited for, but not longer than a time: what every append on an engine elsewhere pays, so it is one object and a timer. Whoever
/// waits goes on where the call ends, without a detour over the thread pool.
/// </summary>
/// <param name="call">The call. It has not completed.</param>
internal sealed class LimitedCall<T>(ValueTask<T> call) : IValueTaskSource<T>
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<T> _end;
    private ITimer? _timer;
    private bool _isOver;

    /// <exception cref="TimeoutException">It took longer.</exception>
    public ValueTask<T> WaitAsync(TimeSpan most, TimeProvider time)
    {
        var result = new ValueTask<T>(this, _end.Version);
        // The call may end before there is a timer, and the time before there is somebody who waits for the call.
        var timer = time.CreateTimer(static state => ((LimitedCall<T>)state!).GiveUp(), this, most, Timeout.InfiniteTimeSpan);
        bool isOver;
        lock (_gate)
        {
            _timer = timer;
            isOver = _isOver;
        }

        if (isOver) timer.Dispose();
        call.GetAwaiter().UnsafeOnCompleted(End);
        return result;
    }

    T IValueTaskSource<T>.GetResult(short token) => _end.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);

    private void End()
    {
        if (!TryEnd())
        {
            // Nobody waits any more.
            _ = TimeLimit.LookAfterAsync(call.AsTask());
            return;
        }

        T result;
        try
        {
            result = call.Result;
        }
        catch (Exception error)
        {
            _end.SetException(error);
            return;
        }

        _end.SetResult(result);
    }

    private void GiveUp()
    {
        if (!TryEnd()) return;
        // Not within the timer's call.
        _end.RunContinuationsAsynchronously = true;
        _end.SetException(new TimeoutException());
    }

    /// <returns>False if the other end came first.</returns>
    private bool TryEnd()
    {
        ITimer? timer;
        lock (_gate)
        {
            if (_isOver) return false;
            _isOver = true;
            timer = _timer;
        }

        timer?.Dispose();
        return true;
    }
}
