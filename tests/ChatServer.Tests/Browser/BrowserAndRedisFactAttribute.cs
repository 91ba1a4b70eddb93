using Netra.WebSockets.Redis.Tests;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>A test in a real browser on a real Redis; without one of them it is skipped and says so, unless that one is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserAndRedisFactAttribute : FactAttribute
{
    public BrowserAndRedisFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.IsRequired) Skip = Chromium.Missing;
        else if (RedisServer.Command is null && !RedisServer.IsRequired) Skip = NeedsRedisAttribute.Missing;
    }
}
