// shape: Kestrel's and Katana's vendored copies, marked in the header of their file
// cluster: RetryPlan, BackoffPlan
// file: RetryPlan.cs
namespace Resilience;

public class RetryPlan
{
    public int Attempts { get; init; } = 3;
    public TimeSpan Delay(int attempt) => TimeSpan.FromMilliseconds(100 << attempt);
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (TimeoutException) when (attempt < Attempts)
            {
                await Task.Delay(Delay(attempt));
            }
        }
    }
}
// file: BackoffPlan.cs
// Kept for compatibility, removed in v2: use RetryPlan.
namespace Resilience;

public class BackoffPlan
{
    public int Seconds { get; set; }
    public bool Next() => --Seconds > 0;
}
// file: Uses.cs
namespace Resilience;

public class Feeds { public Task<int> Load() => new RetryPlan().RunAsync(() => Task.FromResult(1)); }

public class Jobs { public bool Load() => new BackoffPlan { Seconds = 3 }.Next(); }
