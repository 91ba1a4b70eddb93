namespace Netra.Backend.WebsocketCore;

/// <summary>So many messages in a window, for each user.</summary>
public sealed class RateLimiter(int limit, TimeSpan window, TimeProvider time)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> _sent = new(StringComparer.Ordinal);

    public bool Allow(string userId)
    {
        if (!_sent.TryGetValue(userId, out var times))
            _sent.Add(userId, times = new Queue<DateTimeOffset>());

        var now = time.GetUtcNow();
        while (times.TryPeek(out var oldest) && now - oldest >= window)
            times.Dequeue();
        if (times.Count >= limit)
            return false;

        times.Enqueue(now);
        return true;
    }
}
