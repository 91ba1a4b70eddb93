namespace Netra.WebSockets;

/// <summary>Counts what is going on, and tells when nothing is.</summary>
internal sealed class ActivityCounter
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _zero;

    public int Count => Volatile.Read(ref _count);

    public void Enter()
    {
        lock (_gate) _count++;
    }

    public void Exit()
    {
        lock (_gate)
        {
            if (--_count > 0) return;
            _zero?.TrySetResult();
            _zero = null;
        }
    }

    public Task WhenZero()
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            return (_zero ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
