using System.Globalization;

namespace Netra.WebSockets.Load;

/// <summary>One agent run to be sent: five events to one user.</summary>
/// <param name="Number">Counted over the whole life of a server.</param>
/// <param name="User">Whose run.</param>
/// <param name="ScheduledAt">When it was to begin, in ticks of <see cref="System.Diagnostics.Stopwatch"/>: what latency is measured from, however late it began.</param>
/// <param name="Pause">Between two events.</param>
/// <param name="Text">What the agent thinks.</param>
internal readonly record struct LoadRun(int Number, int User, long ScheduledAt, TimeSpan Pause, string Text)
{
    public const int Events = 5;

    /// <summary><c>r-&lt;number&gt;-&lt;scheduled at&gt;</c>: travels in every event, so that the client needs to know nothing else.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"r-{Number}-{ScheduledAt}");

    /// <summary>What an agent takes between two events, in the scenarios whose runs have to be long.</summary>
    public Task WaitAsync() => Pause > TimeSpan.Zero ? Task.Delay(Pause) : Task.CompletedTask;
}
