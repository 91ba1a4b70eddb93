// shape: Polly, strategies of one pipeline
namespace Pipeline;

public interface IStrategy { Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> next, CancellationToken ct); }

public class RetryStrategy(int attempts) : IStrategy
{
    public int Attempts => attempts;
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> next, CancellationToken ct)
    {
        for (var i = 1; ; i++)
        {
            try { return await next(ct); }
            catch (TimeoutException) when (i < attempts) { }
        }
    }
}

public class TimeoutStrategy(TimeSpan limit) : IStrategy
{
    public TimeSpan Limit => limit;
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> next, CancellationToken ct)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
        source.CancelAfter(limit);
        return await next(source.Token);
    }
}

public class FallbackStrategy<TValue>(TValue value) : IStrategy
{
    public TValue Value => value;
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> next, CancellationToken ct)
    {
        try { return await next(ct); }
        catch (InvalidOperationException) { return (T)(object)value!; }
    }
}

public class Builder { public IReadOnlyList<IStrategy> Build() => [new RetryStrategy(3), new TimeoutStrategy(TimeSpan.FromSeconds(1)), new FallbackStrategy<int>(0)]; }
