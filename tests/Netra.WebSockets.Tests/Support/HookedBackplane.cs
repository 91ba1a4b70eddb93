using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Tests;

/// <summary>The in-memory backplane, decorated: at each call a test can do something first, or instead.</summary>
internal sealed class HookedBackplane(TimeProvider? time = null, WebSocketManagerOptions? options = null) : IWebSocketBackplane, IDisposable
{
    public InMemoryBackplane Inner { get; } = new(Options.Create(options ?? new WebSocketManagerOptions()), time);

    public Action BeforeAppend { get; set; } = () => { };

    public Func<ValueTask> BeforeRead { get; set; } = () => default;

    public Func<CancellationToken, ValueTask> BeforeReadOrCancelled { get; set; } = _ => default;

    public Func<ValueTask> AfterRead { get; set; } = () => default;

    /// <summary>Instead of an append; the function calls the one that it is given.</summary>
    public Func<BackplaneAppend, Func<ValueTask<BackplaneAppendResult>>, ValueTask<BackplaneAppendResult>> Append { get; set; } = (_, append) => append();

    /// <summary>Before a check.</summary>
    public Action BeforeCheck { get; set; } = () => { };

    /// <summary>Before a listen.</summary>
    public Func<ValueTask> BeforeListen { get; set; } = () => default;

    /// <summary>Before a forget, or a disconnect.</summary>
    public Func<ValueTask> BeforeForget { get; set; } = () => default;

    /// <summary>What a listener is told instead.</summary>
    public Func<BackplaneNotice, IEnumerable<BackplaneNotice>> Tell { get; set; } = notice => [notice];

    /// <summary>What a read returns instead.</summary>
    public Func<UserId, BackplaneSlice, BackplaneSlice> Slice { get; set; } = (_, slice) => slice;

    public ValueTask<BackplaneAppendResult> AppendAsync(BackplaneAppend append, CancellationToken ct)
    {
        BeforeAppend();
        return Append(append, () => Inner.AppendAsync(append, ct));
    }

    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, int maxBytes, CancellationToken ct)
    {
        await BeforeRead();
        await BeforeReadOrCancelled(ct);
        var slice = Slice(user, await Inner.ReadAsync(user, after, maxBytes, ct));
        await AfterRead();
        return slice;
    }

    public async ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneNotice> listener, CancellationToken ct)
    {
        await BeforeListen();
        return await Inner.ListenAsync(user, notice =>
        {
            foreach (var told in Tell(notice)) listener(told);
        }, ct);
    }

    public async ValueTask<bool> ForgetAsync(UserId user, string? epoch, CancellationToken ct)
    {
        await BeforeForget();
        return await Inner.ForgetAsync(user, epoch, ct);
    }

    public async ValueTask DisconnectAsync(UserId user, string reason, CancellationToken ct)
    {
        await BeforeForget();
        await Inner.DisconnectAsync(user, reason, ct);
    }

    public ValueTask<BackplaneCheck> CheckAsync(UserId user, BackplanePresence presence, CancellationToken ct)
    {
        BeforeCheck();
        return Inner.CheckAsync(user, presence, ct);
    }

    public ValueTask BroadcastAsync(BackplaneBroadcast broadcast, CancellationToken ct) => Inner.BroadcastAsync(broadcast, ct);

    public ValueTask<IAsyncDisposable> ListenToBroadcastsAsync(Action<BackplaneBroadcast> listener, CancellationToken ct) => Inner.ListenToBroadcastsAsync(listener, ct);

    public ValueTask<IReadOnlyList<RunId>> ClaimRunsAsync(UserId user, IReadOnlyList<BackplaneRun> runs, bool adopt, CancellationToken ct) => Inner.ClaimRunsAsync(user, runs, adopt, ct);

    public ValueTask<IReadOnlyList<BackplaneAbandonedRun>> FindAbandonedRunsAsync(int most, CancellationToken ct) => Inner.FindAbandonedRunsAsync(most, ct);

    public void Dispose() => Inner.Dispose();
}
