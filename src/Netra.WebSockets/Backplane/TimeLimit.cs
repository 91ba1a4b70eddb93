namespace Netra.WebSockets;

/// <summary>
/// Waits for something, but not longer than a time. Not <see cref="Task.WaitAsync(TimeSpan, TimeProvider, CancellationToken)"/>
/// nor <see cref="Task.WhenAny(Task, Task)"/>, which hear of some ends on the thread pool: here the synchronization context, where
/// there is one, decides what comes next.
/// </summary>
internal static class TimeLimit
{
    /// <exception cref="TimeoutException">It took longer.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled first.</exception>
    public static ValueTask<T> WaitAsync<T>(ValueTask<T> call, TimeSpan most, TimeProvider time, CancellationToken ct = default)
    {
        if (call.IsCompleted) return call;
        if (most > TimeSpan.Zero && !ct.CanBeCanceled) return new LimitedCall<T>(call).WaitAsync(most, time);
        return WaitForTaskAsync(call.AsTask(), most, time, ct);
    }

    private static async ValueTask<T> WaitForTaskAsync<T>(Task<T> task, TimeSpan most, TimeProvider time, CancellationToken ct)
    {
        if (!await EndsWithinAsync(task, most, time, hurry: null, ct))
        {
            _ = LookAfterAsync(task);
            ct.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }

        return await task;
    }

    /// <summary>
    /// Waits for <paramref name="end"/>, but no longer than <paramref name="most"/>, and no more once <paramref name="hurry"/> has ended or
    /// <paramref name="ct"/> is cancelled.
    /// </summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> EndsWithinAsync(Task end, TimeSpan most, TimeProvider time, Task? hurry = null, CancellationToken ct = default)
    {
        if (end.IsCompleted || hurry is { IsCompleted: true } || most <= TimeSpan.Zero) return end.IsCompleted;
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timeout = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), first, most, Timeout.InfiniteTimeSpan);
        using var cancelled = ct.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), first);
        _ = CompleteAfterAsync(end, first);
        if (hurry is not null) _ = CompleteAfterAsync(hurry, first);
        await first.Task;
        return end.IsCompleted;
    }

    public static async Task PauseAsync(TimeSpan pause, TimeProvider time)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), end, pause, Timeout.InfiniteTimeSpan);
        await end.Task;
    }

    private static async Task CompleteAfterAsync(Task task, TaskCompletionSource next)
    {
        try
        {
            await task;
        }
        catch (Exception)
        {
            // Whoever awaits the task hears of it.
        }

        next.TrySetResult();
    }

    /// <summary>Nobody waits any more: a subscription that comes late is given back, and an error has been reported as a timeout.</summary>
    public static async Task LookAfterAsync<T>(Task<T> task)
    {
        try
        {
            if (await task is IAsyncDisposable late) await late.DisposeAsync();
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
