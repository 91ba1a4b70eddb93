namespace Netra.Backend.WebsocketCore;

/// <summary>Stops calling what fails, and tries once more after a while.</summary>
public sealed class CircuitBreaker(int threshold, TimeSpan pause, TimeProvider time)
{
    private int _failures;
    private DateTimeOffset _openedAt;

    public bool IsOpen => _failures >= threshold && time.GetUtcNow() - _openedAt < pause;

    public async Task<bool> TryAsync(Func<Task> action)
    {
        if (IsOpen)
            return false;

        try
        {
            await action();
            _failures = 0;
            return true;
        }
        catch (InvalidOperationException)
        {
            if (++_failures >= threshold)
                _openedAt = time.GetUtcNow();
            return false;
        }
    }
}
