using System.Text;

namespace Netra.WebSockets.Tests;

/// <summary>Short forms for tests of a backplane itself.</summary>
internal static class BackplaneExtensions
{
    private static long _number;

    /// <summary>Appends an event outside of any run, by a producer of its own.</summary>
    public static async Task<BackplanePosition> AppendAsync(this IWebSocketBackplane backplane, UserId user, ReadOnlyMemory<byte> @event)
    {
        var id = new BackplaneEventId($"test-{Interlocked.Increment(ref _number)}", 1);
        var result = await backplane.AppendAsync(new BackplaneAppend(user, id, @event), default);
        Assert.Equal(BackplaneAppendOutcome.Appended, result.Outcome);
        return result.Position;
    }

    public static async Task<BackplaneSlice> ReadAllAsync(this IWebSocketBackplane backplane, UserId user, BackplanePosition? after = null) =>
        await backplane.ReadAsync(user, after, int.MaxValue, default);

    /// <summary>Hears events, and nothing of a log that begins anew.</summary>
    public static Task<IAsyncDisposable> ListenAsync(this IWebSocketBackplane backplane, UserId user, Action<BackplaneEntry> listener) =>
        backplane.ListenAsync(user, notice =>
        {
            if (!notice.Entry.Event.IsEmpty) listener(notice.Entry);
        }, default).AsTask();

    public static string Text(this BackplaneEntry entry) => Encoding.UTF8.GetString(entry.Event.Span);
}
