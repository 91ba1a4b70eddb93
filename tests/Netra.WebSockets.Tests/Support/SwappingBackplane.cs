using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Netra.WebSockets.Tests;

/// <summary>The mutant that a search for leaks has to find: the first two users to publish get each other's events.</summary>
internal sealed class SwappingBackplane : IWebSocketBackplane, IDisposable
{
    private readonly InMemoryBackplane _inner = new(Options.Create(new WebSocketManagerOptions()), TimeProvider.System);
    private readonly ConcurrentDictionary<UserId, int> _order = new();
    private readonly TaskCompletionSource _both = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly UserId[] _swapped = new UserId[2];
    private int _users;

    public async ValueTask<BackplanePosition> AppendAsync(UserId user, ReadOnlyMemory<byte> @event, CancellationToken ct)
    {
        var order = _order.GetOrAdd(user, id =>
        {
            var number = Interlocked.Increment(ref _users) - 1;
            if (number < 2) _swapped[number] = id;
            if (number == 1) _both.SetResult();
            return number;
        });
        if (order < 2) await _both.Task;
        // Not under the lock of the user who publishes: two who write into each other's log at once would wait for each other.
        await Task.Yield();
        return await _inner.AppendAsync(order < 2 ? _swapped[1 - order] : user, @event, ct);
    }

    public ValueTask<BackplaneSlice> ReadAsync(UserId user, BackplanePosition? after, CancellationToken ct) => _inner.ReadAsync(user, after, ct);

    public ValueTask<IAsyncDisposable> ListenAsync(UserId user, Action<BackplaneEntry> listener, CancellationToken ct) => _inner.ListenAsync(user, listener, ct);

    public ValueTask ForgetAsync(UserId user, CancellationToken ct) => _inner.ForgetAsync(user, ct);

    public void Dispose() => _inner.Dispose();
}
