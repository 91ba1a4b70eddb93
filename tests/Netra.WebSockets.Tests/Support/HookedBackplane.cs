using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Tests;

/// <summary>A backplane at whose calls a test can do something first.</summary>
internal sealed class HookedBackplane : IWebSocketBackplane, IDisposable
{
    private readonly InMemoryBackplane _inner = new(Options.Create(new WebSocketManagerOptions()), TimeProvider.System);

    public Action BeforeAppend { get; set; } = () => { };

    public Func<ValueTask> BeforeRead { get; set; } = () => default;

    public Func<CancellationToken, ValueTask> BeforeReadOrCancelled { get; set; } = _ => default;

    public Func<ValueTask> AfterRead { get; set; } = () => default;

    public ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct)
    {
        BeforeAppend();
        return _inner.AppendAsync(user, @event, ct);
    }

    public async ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct)
    {
        await BeforeRead();
        await BeforeReadOrCancelled(ct);
        var slice = await _inner.ReadAsync(user, after, ct);
        await AfterRead();
        return slice;
    }

    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct) => _inner.ListenAsync(user, listener, ct);

    public ValueTask ForgetAsync(UserId user, CancellationToken ct) => _inner.ForgetAsync(user, ct);

    public void Dispose() => _inner.Dispose();
}
