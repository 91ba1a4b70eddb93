namespace Netra.Backend.WebsocketCore;

/// <summary>A rate limiter that lets a burst through and refills.</summary>
public sealed class EnhancedRateLimiter(int burst, double perSecond, TimeProvider time)
{
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

    public bool Allow(string userId)
    {
        var now = time.GetTimestamp();
        var (tokens, at) = _buckets.GetValueOrDefault(userId, (burst, now));
        tokens = Math.Min(burst, tokens + time.GetElapsedTime(at, now).TotalSeconds * perSecond);
        var allowed = tokens >= 1;
        _buckets[userId] = (allowed ? tokens - 1 : tokens, now);
        return allowed;
    }

    /// <summary>Events of a run are never held back.</summary>
    public static bool IsExempt(string type) =>
        type is "agent_started" or "agent_thinking" or "tool_executing" or "tool_completed" or "agent_completed";
}
