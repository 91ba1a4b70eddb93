namespace Netra.ChatServer.Tests;

/// <summary>Holds the agent before each of its steps until the test lets it go on, so that what is seen in between is seen for certain.</summary>
internal sealed class Steps
{
    private readonly SemaphoreSlim _permits = new(0);
    private volatile bool _isHeld;

    /// <summary>From now on the agent takes a step for each <see cref="Allow"/>, and no other.</summary>
    public void Hold() => _isHeld = true;

    public void Allow(int count = 1) => _permits.Release(count);

    /// <summary>From now on the agent does not wait.</summary>
    public void LetGo()
    {
        _isHeld = false;
        _permits.Release(1000);
    }

    public Task NextAsync(CancellationToken ct) => _isHeld ? _permits.WaitAsync(ct) : Task.CompletedTask;
}
