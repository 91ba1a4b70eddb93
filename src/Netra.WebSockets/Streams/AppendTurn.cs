namespace Netra.WebSockets;

/// <summary>One append of a user at a time, in the order of the calls. Not thread-safe; called under the lock of the user's stream.</summary>
internal sealed class AppendTurn
{
    private Queue<TaskCompletionSource<bool>>? _waiting;
    private bool _taken;

    public bool TryTake()
    {
        if (_taken) return false;
        return _taken = true;
    }

    /// <summary>Waits in line.</summary>
    /// <returns>False if the backplane has failed meanwhile, and the turn was not given.</returns>
    public Task<bool> TakeAsync()
    {
        if (TryTake()) return Task.FromResult(true);
        var turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(turn);
        return turn.Task;
    }

    public void GiveBack()
    {
        if (_waiting is { Count: > 0 }) _waiting.Dequeue().SetResult(true);
        else _taken = false;
    }

    /// <summary>Gives the turn back and sends away everybody in line: what failed for the first would fail for them, one timeout after the other.</summary>
    public void Fail()
    {
        while (_waiting is { Count: > 0 }) _waiting.Dequeue().SetResult(false);
        _taken = false;
    }
}
