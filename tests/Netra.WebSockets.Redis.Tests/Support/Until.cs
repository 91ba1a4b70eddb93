using System.Diagnostics;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>Waits on what a process has to be asked for. The limit fails a test that would hang.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        for (var begun = Stopwatch.StartNew(); !await condition();)
        {
            if (begun.Elapsed > Eventually.Limit) throw new TimeoutException($"It never became true that {what}.");
            await Task.Delay(20);
        }
    }
}
