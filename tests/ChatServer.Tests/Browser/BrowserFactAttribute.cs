namespace Netra.ChatServer.Tests.Browser;

/// <summary>A test in a real browser; where none is installed it is skipped and says so, unless one is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && !Chromium.IsRequired) Skip = Chromium.Missing;
    }
}
